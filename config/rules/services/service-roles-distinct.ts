import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS, namePath } from "../name-path";
import { ROLE_NAMES } from "../role-names-distinct";
import { rule } from "../rule";
import { ownTaskRoles } from "./own-task-roles";

/** IAM does not tell role names apart by case. */
export const serviceRolesDistinct = rule([...NAME_SECTIONS, "services"], (sections) => {
  const names = makeNames(sections);
  return ownTaskRoles(sections).flatMap(({ service, role }) =>
    ROLE_NAMES.filter((key) => names[key].toLowerCase() === role.toLowerCase()).map((key) => ({
      path: namePath(sections, key),
      value: names[key],
      message: `is the name of the task role of ${service} too: use a name of its own for each role`,
    })),
  );
});
