import type { Environment } from "../../../config/schema/environment";

/**
 * A condition that something has, or is given, the environment's tags. It stands where an ARN has only
 * an id; environments of one account differ in these tags (config/rules/ci.ts).
 */
export function havingTags(
  { name, project, tags }: Pick<Environment, "name" | "project" | "tags">,
  where: "RequestTag" | "ResourceTag",
) {
  return {
    StringEquals: {
      [`aws:${where}/Environment`]: [tags.environment ?? name],
      [`aws:${where}/Project`]: [project],
    },
  };
}
