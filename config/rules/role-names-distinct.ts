import { makeNames } from "../../lib/names";
import { NAME_SECTIONS, namePath } from "./name-path";
import { rule } from "./rule";

/** The roles of an environment, by their keys in lib/names.ts; services may have more. */
export const ROLE_NAMES = [
  "executionRole",
  "taskRole",
  "buildRole",
  "flowLogRole",
  "schedulerRole",
] as const;

/** IAM does not tell role names apart by case. */
export const roleNamesDistinct = rule(NAME_SECTIONS, (sections) => {
  const names = makeNames(sections);
  return ROLE_NAMES.flatMap((later, index) =>
    ROLE_NAMES.slice(0, index)
      .filter((earlier) => names[earlier].toLowerCase() === names[later].toLowerCase())
      .map((earlier) => {
        // The later one may be made from the prefix: then the name to change is the earlier one.
        const [at, other] =
          namePath(sections, later)[0] === "names" ? [later, earlier] : [earlier, later];
        const message = `is the name of the ${other} too: use a name of its own for each role`;
        return { path: namePath(sections, at), value: names[at], message };
      }),
  );
});
