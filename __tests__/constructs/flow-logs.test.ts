import { expect, test } from "@jest/globals";
import { FlowLogs } from "../../constructs/flow-logs";
import { build, only, reference } from "./support";

const { stack } = build(
  (scope) =>
    new FlowLogs(scope, "flow-logs", {
      name: "shop-flow-logs",
      vpcId: "vpc-1",
      logGroupName: "/shop/flows",
      roleArn: "arn:role",
      kmsKeyArn: "arn:key",
      retentionDays: 90,
    }),
);

test("accepted and rejected flows of the VPC go into a log group of their own", () => {
  expect(only(stack, "aws_flow_log").attributes).toEqual({
    vpc_id: "vpc-1",
    traffic_type: "ALL",
    log_destination_type: "cloud-watch-logs",
    log_destination: reference(stack, "aws_cloudwatch_log_group", "arn"),
    iam_role_arn: "arn:role",
    tags: { Name: "shop-flow-logs" },
  });
});

test("the log group is encrypted and forgets in the given time", () => {
  expect(only(stack, "aws_cloudwatch_log_group").attributes).toMatchObject({
    name: "/shop/flows",
    kms_key_id: "arn:key",
    retention_in_days: 90,
  });
});
