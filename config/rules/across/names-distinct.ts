import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS, isOverridden, namePath } from "../name-path";
import { ROLE_NAMES } from "../role-names-distinct";
import { inSameWorld, ruleAcross } from "./rule-across";

/** Names that are unique in a region of an account and can be set one by one. */
const REGIONAL_NAMES = ["cluster", "imageParameter"] as const;

/** Two environments with one prefix are reported as that, not name by name. */
export const namesDistinct = ruleAcross(
  [...NAME_SECTIONS, "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    if (earlier.namePrefix === later.namePrefix) return [];
    const [earlierNames, laterNames] = [makeNames(earlier), makeNames(later)];
    const sameRegion = earlier.region === later.region;
    const roles = ROLE_NAMES.flatMap((key) =>
      ROLE_NAMES.filter(
        (other) => laterNames[key].toLowerCase() === earlierNames[other].toLowerCase(),
      ).map((other) => ({ key, other, scope: "an account, whatever the region" })),
    );
    const regional = REGIONAL_NAMES.filter(
      (key) => sameRegion && laterNames[key] === earlierNames[key],
    ).map((key) => ({ key, other: key, scope: "a region of an account" }));
    return [...roles, ...regional].map(({ key, other, scope }) => {
      // Where the later name is made from the prefix, the one to change is the earlier one.
      const [at, atKey, taken, takenKey] = isOverridden(later, key)
        ? ([later, key, earlier, other] as const)
        : ([earlier, other, later, key] as const);
      const message =
        `is the ${takenKey} of ${taken.name} in the same account: use another ` +
        `(such names are unique in ${scope})`;
      return {
        path: [at.name, ...namePath(at, atKey)],
        value: makeNames(at)[atKey],
        message,
      };
    });
  },
);
