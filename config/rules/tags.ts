import { rule } from "./rule";

/** The tags that this project sets itself. */
const OWN_TAGS = ["Name", "TeamName", "Environment", "Project", "Stack", "ManagedBy"];

/**
 * IAM does not tell tag keys apart by case:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export const tagKeys = rule(["tags"], ({ tags }) => {
  const keys = Object.keys(tags.additional);
  return keys.flatMap((key, index) => {
    const taken = [...OWN_TAGS, ...keys.slice(0, index)];
    const other = taken.find((earlier) => earlier.toLowerCase() === key.toLowerCase());
    if (other === undefined) return [];
    const what = OWN_TAGS.includes(other) ? `tag ${other} of this project` : `tag ${other}`;
    const message = `is the ${what} once more (IAM ignores case): ${remedy(other)}`;
    return [{ path: ["tags", "additional", key], message }];
  });
});

/** Two of the project's own tags have a setting. */
const SETTINGS: Readonly<Record<string, string>> = {
  TeamName: "set tags.teamName",
  Environment: "set tags.environment",
};

function remedy(other: string): string {
  return SETTINGS[other] ?? "use another key";
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MOST_TAGS = 50;

export const tagCount = rule(["tags"], ({ tags }) => {
  const count = Object.keys(tags.additional).length;
  const most = MOST_TAGS - OWN_TAGS.length;
  if (count <= most) return [];
  const message =
    `has ${count} tags: use ${most} at most (AWS takes ${MOST_TAGS} on a ` +
    `resource, and ${OWN_TAGS.length} are this project's)`;
  return [{ path: ["tags", "additional"], message }];
});
