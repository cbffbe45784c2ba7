import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { logsClient } from "../aws/clients";

/**
 * Log groups that AWS makes under the environment's names, and keeps for ever: Container Insights has one
 * for each cluster that it is on for
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-view-metrics.html).
 */
export async function leftLogs(environment: Environment): Promise<string[]> {
  const client = logsClient(environment);
  const logGroupNamePrefix = `/aws/ecs/containerinsights/${makeNames(environment).cluster}/`;
  try {
    const { logGroups = [] } = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix }),
    );
    return logGroups.map(({ logGroupName }) => String(logGroupName));
  } finally {
    client.destroy();
  }
}

/** What people read when everything is destroyed. */
export function describeLeftLogs(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    "AWS made these log groups, and keeps them. Once nobody wants what they hold:",
    ...names.map((name) => `  aws logs delete-log-group --log-group-name ${name}`),
  ];
}
