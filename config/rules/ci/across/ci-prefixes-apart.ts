import { inSameWorld, ruleAcross } from "../../across/rule-across";

/**
 * CI deploys what is called `<namePrefix>-*`. With the prefixes `learner` and `learner-prod`, CI of the
 * one could change what is of the other.
 */
export const ciPrefixesApart = ruleAcross(
  ["namePrefix", "accountId", "iam", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    const [short, long] =
      earlier.namePrefix.length < later.namePrefix.length ? [earlier, later] : [later, earlier];
    const { namePrefix: value } = long;
    if (short.iam.ci === undefined || !value.startsWith(`${short.namePrefix}-`)) return [];
    const message =
      `is within ${short.namePrefix}-*, which CI of ${short.name} may change in the same account: ` +
      `use a prefix that does not start with ${short.namePrefix}-`;
    return [{ path: [long.name, "namePrefix"], value, message }];
  },
);
