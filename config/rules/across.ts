import { makeNames } from "../../lib/names";
import { isOverridden, NAME_SECTIONS, namePath, ROLE_NAMES } from "./names";
import { inSameWorld, ruleAcross } from "./rule";

/**
 * Stacks are `<environment>-<stack>`. With `dev` and `dev-eu`, the pattern `dev-*` would deploy
 * and destroy both.
 */
export const environmentNames = ruleAcross([], (earlier, later) => {
  const [short, long] =
    earlier.name.length < later.name.length ? [earlier, later] : [later, earlier];
  if (!long.name.startsWith(`${short.name}-`)) return [];
  const reordered = `${long.name.slice(short.name.length + 1)}-${short.name}`;
  const message =
    `is matched by ${short.name}-*, which stands for the stacks of ${short.name}: ` +
    `use a name that does not start with ${short.name}- (for example ${reordered})`;
  return [{ path: [long.name], message }];
});

/** The region makes no difference: the names of roles are unique in the whole account. */
export const namePrefixesDistinct = ruleAcross(
  ["namePrefix", "accountId", "emulatorEndpoint"],
  (earlier, later) => {
    const { namePrefix: value, accountId } = later;
    const shared = value === earlier.namePrefix && accountId === earlier.accountId;
    if (!shared || !inSameWorld(earlier, later)) return [];
    const message =
      `is the prefix of ${earlier.name} in the same account: use another ` +
      "(role names are unique in an account, whatever the region)";
    return [{ path: [later.name, "namePrefix"], value, message }];
  },
);

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

/**
 * With the prefixes `learner` and `learner-prod`, a service prod-web of the one is called what a
 * service web of the other is: task definitions, target groups, roles and build projects would meet.
 */
export const serviceNamesDistinct = ruleAcross(
  [...NAME_SECTIONS, "services", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    if (earlier.namePrefix === later.namePrefix) return [];
    const [earlierNames, laterNames] = [makeNames(earlier), makeNames(later)];
    const taken = new Map(
      Object.keys(earlier.services).map((service) => [earlierNames.service(service), service]),
    );
    return Object.keys(later.services).flatMap((service) => {
      const made = laterNames.service(service);
      const other = taken.get(made);
      if (other === undefined) return [];
      const message =
        `makes the name "${made}", which ${other} of ${earlier.name} has in the same account: ` +
        "use another name for one of them";
      return [{ path: [later.name, "services", service], message }];
    });
  },
);

/**
 * Buckets without a name of their own carry prefix, account and region: where those are equal,
 * the prefix is what is reported.
 */
export const stateBucketsDistinct = ruleAcross(
  [...NAME_SECTIONS, "emulatorEndpoint"],
  (earlier, later) => {
    const { stateBucket: value } = makeNames(later);
    if (value !== makeNames(earlier).stateBucket || !inSameWorld(earlier, later)) return [];
    const [at, other] = isOverridden(later, "stateBucket") ? [later, earlier] : [earlier, later];
    if (!isOverridden(at, "stateBucket")) return [];
    const message =
      `is the state bucket of ${other.name}: use a bucket of its own for each environment ` +
      "(bucket names are unique in the world, and its policy and key are one environment's)";
    return [{ path: [at.name, "state", "bucket"], value, message }];
  },
);
