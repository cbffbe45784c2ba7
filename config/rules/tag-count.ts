import { OWN_TAGS } from "./tag-keys";
import { rule } from "./rule";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MOST_TAGS = 50;

export const tagCount = rule(["tags"], ({ tags }) => {
  const count = Object.keys(tags.additional).length;
  const most = MOST_TAGS - OWN_TAGS.length;
  if (count <= most) return [];
  const message =
    `has ${String(count)} tags: use ${String(most)} at most (AWS takes ${String(MOST_TAGS)} on a ` +
    `resource, and ${String(OWN_TAGS.length)} are this project's)`;
  return [{ path: ["tags", "additional"], message }];
});
