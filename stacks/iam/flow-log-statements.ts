import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, for one log group. */
export function flowLogStatements(arns: Arns): PolicyStatement[] {
  return [
    {
      sid: "WriteFlowLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [arns.flowLogGroup, arns.flowLogStreams],
    },
    {
      sid: "FindLogGroups",
      actions: ["logs:DescribeLogGroups"],
      // Listing knows no resource.
      resources: ["*"],
    },
  ];
}
