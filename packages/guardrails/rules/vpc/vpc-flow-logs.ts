import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { isUnknown } from "#terraform";

export const vpcFlowLogs: Guardrail = {
  id: "vpc-flow-logs",
  title: "Every VPC has a flow log that records refused traffic",
  checks: ["CKV2_AWS_11", "EC2.6"],
  severity: "high",
  types: ["aws_vpc"],
  remedy: "add an aws_flow_log for it with traffic_type ALL or REJECT",
  check: (vpc, context) => {
    const logs = referrersOf(context, "aws_flow_log", "vpc_id", vpc);
    if (logs.length === 0) return "has no flow log";
    const records = logs.some(({ attributes }) => {
      const traffic = attributes["traffic_type"];
      return traffic === "ALL" || traffic === "REJECT" || isUnknown(traffic);
    });
    return records ? undefined : "has a flow log that leaves out refused traffic";
  },
};
