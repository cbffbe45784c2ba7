import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS } from "../name-path";
import { serviceRule } from "./service-rule";

/** The build may write these parameters and no others: lib/arns.ts grants the same pattern. */
export const imageParameterPath = serviceRule(NAME_SECTIONS, ({ service, sections }) => {
  const { imageParameter: value } = service;
  const { imageParameter: published, serviceImageParameter } = makeNames(sections);
  if (value === undefined || value === published) return [];
  const [start = "", end = ""] = serviceImageParameter("*").split("*");
  const isGranted =
    value.length > start.length + end.length && value.startsWith(start) && value.endsWith(end);
  if (isGranted) return [];
  const message =
    "is a parameter that the build may not write: " +
    `use one such as ${serviceImageParameter("shop")}, or ${published}`;
  return [{ path: ["imageParameter"], value, message }];
});
