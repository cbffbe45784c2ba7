import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS, namePath } from "../name-path";
import { ROLE_NAMES } from "../role-names-distinct";
import { rule } from "../rule";

/** The roles of CI have names from the prefix alone: another role must not be set to one. */
export const ciRoleNames = rule([...NAME_SECTIONS, "iam"], (sections) => {
  if (sections.iam.ci === undefined) return [];
  const names = makeNames(sections);
  const taken = [names.ciRole("plan"), names.ciRole("deploy")];
  return ROLE_NAMES.filter((key) => taken.includes(names[key].toLowerCase())).map((key) => ({
    path: namePath(sections, key),
    value: names[key],
    message: "is the name of a role for CI: use a name of its own for each role",
  }));
});
