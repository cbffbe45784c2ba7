import { inSameWorld, type Named, ruleAcross } from "../../across/rule-across";
import type { Sections } from "../../rule";

/** What belongs to a network has no name in its ARN: CI knows it by the tags Project and Environment. */
export const ciTagsDistinct = ruleAcross(
  ["tags", "project", "accountId", "iam", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    if (earlier.iam.ci === undefined && later.iam.ci === undefined) return [];
    const value = environmentTag(later);
    if (earlier.project !== later.project || environmentTag(earlier) !== value) return [];
    // A default is the environment's name: then the tag to change is the earlier one's.
    const [at, other] = later.tags.environment === undefined ? [earlier, later] : [later, earlier];
    const message =
      `is the tag of ${other.name} in the same account, by which CI knows what it may change: ` +
      "use another, or another project";
    return [{ path: [at.name, "tags", "environment"], value, message }];
  },
);

const environmentTag = ({ tags, name }: Named<Pick<Sections, "tags">>) => tags.environment ?? name;
