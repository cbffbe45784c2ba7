import { describe, expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { followersOf } from "../../replan/followers";

const NETWORK = "data.terraform_remote_state.network";
const stack = parseStack("dev-web", {
  data: {
    terraform_remote_state: { network: { backend: "s3" } },
    aws_subnet: { first: { id: `\${${NETWORK}.outputs.subnetIds[0]}` } },
  },
  resource: {
    aws_security_group: {
      own: { vpc_id: `\${${NETWORK}.outputs.vpcId}`, name: "own" },
      other: { vpc_id: `\${${NETWORK}.outputs.vpcIdOfOld}`, name: "other" },
    },
    aws_ecs_service: {
      web: {
        name: "web",
        network_configuration: {
          subnets: `\${${NETWORK}.outputs.subnetIds}`,
          security_groups: ["${aws_security_group.own.id}"],
        },
        depends_on: ["aws_security_group.other"],
      },
    },
    aws_cloudwatch_metric_alarm: {
      cpu: { alarm_name: "${aws_ecs_service.web.name}-cpu" },
      zone: { alarm_name: "${data.aws_subnet.first.availability_zone}" },
      whole: { description: "${jsonencode(aws_security_group.own)}" },
      named: { description: "${local.vpc}" },
      all: { description: `\${jsonencode(${NETWORK}.outputs)}` },
    },
  },
  locals: { vpc: `\${${NETWORK}.outputs.vpcId}` },
  output: {
    group: { value: "${aws_security_group.own.id}" },
    name: { value: "${aws_ecs_service.web.name}" },
  },
});

const after = (...outputs: readonly string[]) =>
  followersOf(
    stack,
    outputs.map((output) => ({ source: NETWORK, output })),
  );

describe("what reads a changed input may change", () => {
  test("directly, and nothing else of the resource that is configured", () => {
    const { mayChange } = after("vpcId");
    expect(mayChange("aws_security_group.own", "vpc_id")).toBe(true);
    expect(mayChange("aws_security_group.own", "name")).toBe(false);
    expect(mayChange("aws_security_group.other", "vpc_id")).toBe(false);
    expect(mayChange('aws_security_group.own["a"]', "vpc_id")).toBe(true);
  });

  test("through what AWS derives from it", () => {
    const { mayChange, outputMayChange } = after("vpcId");
    expect(mayChange("aws_security_group.own", "arn")).toBe(true);
    expect(mayChange("aws_ecs_service.web", "network_configuration")).toBe(true);
    expect(mayChange("aws_cloudwatch_metric_alarm.whole", "description")).toBe(true);
    expect(mayChange("aws_security_group.other", "arn")).toBe(false);
    expect(outputMayChange("group")).toBe(true);
    expect(outputMayChange("name")).toBe(false);
    expect(outputMayChange("gone")).toBe(false);
  });

  test("through what the stack names for itself", () => {
    const whose = "aws_cloudwatch_metric_alarm.named";
    expect(after("vpcId").mayChange(whose, "description")).toBe(true);
    expect(after("subnetIds").mayChange(whose, "description")).toBe(false);
  });

  test("but not what reads a part that stays", () => {
    expect(after("subnetIds").mayChange("aws_cloudwatch_metric_alarm.cpu", "alarm_name")).toBe(
      false,
    );
  });

  test("through a data source, and where all outputs are read", () => {
    const { mayChange } = after("subnetIds");
    expect(mayChange("aws_cloudwatch_metric_alarm.zone", "alarm_name")).toBe(true);
    expect(mayChange("aws_cloudwatch_metric_alarm.all", "description")).toBe(true);
  });
});

test("where no input has changed, nothing may", () => {
  const { mayChange } = after();
  expect(mayChange("aws_security_group.own", "vpc_id")).toBe(false);
});
