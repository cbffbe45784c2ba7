import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS, isOverridden } from "../name-path";
import { inSameWorld, ruleAcross } from "./rule-across";

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
