import { expect, test } from "@jest/globals";
import { takesDefaultTags } from "#terraform";
import { identify, KINDS } from "../../../tools/ownership/kinds";
import { markOf } from "../../../tools/ownership/mark";
import { wholeAppRead } from "../../app/synthesized-app";
import { everything } from "../../everything";

/** Types with tags that are no kind of their own, and why. */
const NO_KIND: Readonly<Record<string, string>> = {
  aws_iam_openid_connect_provider: "an account has one for each URL, and AWS refuses a second",
  aws_appautoscaling_target: "to register it again changes the one that is there",
};

const resourcesOf = (...environments: readonly string[]) =>
  wholeAppRead(...environments).stacks.flatMap(({ resources }) => resources);

test("every type that stacks make and tag is of a kind", () => {
  const tagged = new Set(
    resourcesOf()
      .map(({ type }) => type)
      .filter((type) => takesDefaultTags(type)),
  );
  expect(tagged.size).toBeGreaterThan(30);
  const known = new Set([...KINDS.flatMap(({ types }) => types), ...Object.keys(NO_KIND)]);
  expect([...tagged].filter((type) => !known.has(type))).toEqual([]);
  expect([...known].filter((type) => !tagged.has(type))).toEqual([]);
});

test("every name that stacks tag is known to be the environment's", () => {
  const { hasName } = markOf(everything, []);
  const ofKinds = resourcesOf("test").filter(({ type }) => NO_KIND[type] === undefined);
  const names = ofKinds.flatMap(({ attributes }) => {
    const { Name } = (attributes["tags"] ?? {}) as { readonly Name?: string };
    return Name === undefined ? [] : [Name];
  });
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !hasName(name))).toEqual([]);
});

test.each([
  ["ec2:us-east-1:1:vpc/vpc-1", "aws_vpc", "vpc-1"],
  ["ec2:us-east-1:1:vpc-endpoint/vpce-1", "aws_vpc_endpoint", "vpce-1"],
  [
    "ecs:us-east-1:1:service/learner-cluster/learner-web",
    "aws_ecs_service",
    "learner-cluster/learner-web",
  ],
  [
    "logs:us-east-1:1:log-group:/learner/ecs/exec:*",
    "aws_cloudwatch_log_group",
    "/learner/ecs/exec",
  ],
  ["ssm:us-east-1:1:parameter/learner/config/level", "aws_ssm_parameter", "/learner/config/level"],
  ["s3:::learner-alb-logs", "aws_s3_bucket", "learner-alb-logs"],
  [
    "cloudwatch:us-east-1:1:alarm:learner-web-cpu",
    "aws_cloudwatch_metric_alarm",
    "learner-web-cpu",
  ],
  ["sns:us-east-1:1:learner-alarms", "aws_sns_topic", "arn:aws:sns:us-east-1:1:learner-alarms"],
])("tells by %s what Terraform imports", (arn, type, id) => {
  expect(identify(`arn:aws:${arn}`)).toMatchObject({ id, kind: { types: [type] } });
});

test.each([
  ["ec2:us-east-1:1:network-interface/eni-1"],
  ["ecs:us-east-1:1:task/cluster/1"],
  ["lambda:us-east-1:1:function:x"],
])("leaves out %s, which no stack makes", (arn) => {
  expect(identify(`arn:aws:${arn}`)).toBeUndefined();
});
