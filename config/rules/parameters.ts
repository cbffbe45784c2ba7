import { makeNames } from "../../lib/names";
import { NAME_SECTIONS, namePath } from "./name-path";
import type { Sections } from "./rule";

/** The sections that the names of parameters are made from. */
export const PARAMETER_SECTIONS = [...NAME_SECTIONS, "ssm"] as const;

/** Every parameter of the environment: its full name and the setting that it comes from. */
export function parameters(sections: Pick<Sections, (typeof PARAMETER_SECTIONS)[number]>) {
  const { ssm } = sections;
  const { imageParameter, configPath, secretPath } = makeNames(sections);
  return [
    { name: imageParameter, path: namePath(sections, "imageParameter") },
    ...Object.keys(ssm.config).map((key) => ({
      name: `${configPath}/${key}`,
      path: ["ssm", "config", key],
    })),
    ...Object.keys(ssm.secrets).map((key) => ({
      name: `${secretPath}/${key}`,
      path: ["ssm", "secrets", key],
    })),
  ];
}
