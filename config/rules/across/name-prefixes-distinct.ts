import { inSameWorld, ruleAcross } from "./rule-across";

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
