import { describe, expect, test } from "@jest/globals";
import { KNOWN_ATTRIBUTES } from "../../model/known-attributes";
import { accountLocationOf } from "../../model/account-location";
import { parseStack } from "../../model/parse-stack";

const ACCOUNT = "111111111111";
const placeIn = (region: string) =>
  accountLocationOf(
    parseStack("test", { provider: { aws: [{ region, allowed_account_ids: [ACCOUNT] }] } }),
  );

/** An attribute of a resource with the given configuration, in a region. */
function attribute(
  address: string,
  configured: Readonly<Record<string, string>>,
  region = "eu-west-1",
): string | undefined {
  const [type = "", name = ""] = address.split(".");
  const place = placeIn(region);
  return place && KNOWN_ATTRIBUTES[type]?.[name]?.((key) => configured[key], place);
}

const HERE = `eu-west-1:${ACCOUNT}`;
const CASES: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    "aws_cloudwatch_dashboard.dashboard_arn",
    { dashboard_name: "shop" },
    `arn:aws:cloudwatch::${ACCOUNT}:dashboard/shop`,
  ],
  ["aws_cloudwatch_log_group.arn", { name: "/app" }, `arn:aws:logs:${HERE}:log-group:/app`],
  ["aws_cloudwatch_log_group.id", { name: "/app" }, "/app"],
  [
    "aws_cloudwatch_metric_alarm.arn",
    { alarm_name: "cpu" },
    `arn:aws:cloudwatch:${HERE}:alarm:cpu`,
  ],
  ["aws_cloudwatch_metric_alarm.id", { alarm_name: "cpu" }, "cpu"],
  ["aws_codebuild_project.arn", { name: "web" }, `arn:aws:codebuild:${HERE}:project/web`],
  ["aws_codebuild_project.id", { name: "web" }, `arn:aws:codebuild:${HERE}:project/web`],
  ["aws_dynamodb_table.arn", { name: "carts" }, `arn:aws:dynamodb:${HERE}:table/carts`],
  ["aws_dynamodb_table.id", { name: "carts" }, "carts"],
  ["aws_ecr_repository.arn", { name: "shop/web" }, `arn:aws:ecr:${HERE}:repository/shop/web`],
  ["aws_ecr_repository.id", { name: "shop/web" }, "shop/web"],
  ["aws_ecr_repository.registry_id", { name: "shop/web" }, ACCOUNT],
  [
    "aws_ecr_repository.repository_url",
    { name: "shop/web" },
    `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/shop/web`,
  ],
  ["aws_ecs_cluster.arn", { name: "shop" }, `arn:aws:ecs:${HERE}:cluster/shop`],
  ["aws_ecs_cluster.id", { name: "shop" }, `arn:aws:ecs:${HERE}:cluster/shop`],
  [
    "aws_ecs_task_definition.arn_without_revision",
    { family: "web" },
    `arn:aws:ecs:${HERE}:task-definition/web`,
  ],
  ["aws_ecs_task_definition.id", { family: "web" }, "web"],
  ["aws_iam_policy.arn", { name: "read" }, `arn:aws:iam::${ACCOUNT}:policy/read`],
  ["aws_iam_policy.id", { name: "read" }, `arn:aws:iam::${ACCOUNT}:policy/read`],
  ["aws_iam_role.arn", { name: "web", path: "/app/" }, `arn:aws:iam::${ACCOUNT}:role/app/web`],
  ["aws_iam_role.id", { name: "web" }, "web"],
  ["aws_kms_alias.arn", { name: "alias/shop" }, `arn:aws:kms:${HERE}:alias/shop`],
  ["aws_kms_alias.id", { name: "alias/shop" }, "alias/shop"],
  ["aws_lambda_function.arn", { function_name: "f" }, `arn:aws:lambda:${HERE}:function:f`],
  ["aws_lambda_function.id", { function_name: "f" }, "f"],
  ["aws_s3_bucket.arn", { bucket: "photos" }, "arn:aws:s3:::photos"],
  ["aws_s3_bucket.id", { bucket: "photos" }, "photos"],
  [
    "aws_scheduler_schedule.arn",
    { group_name: "shop", name: "night" },
    `arn:aws:scheduler:${HERE}:schedule/shop/night`,
  ],
  [
    "aws_scheduler_schedule_group.arn",
    { name: "shop" },
    `arn:aws:scheduler:${HERE}:schedule-group/shop`,
  ],
  ["aws_scheduler_schedule_group.id", { name: "shop" }, "shop"],
  ["aws_sns_topic.arn", { name: "alarms" }, `arn:aws:sns:${HERE}:alarms`],
  ["aws_sns_topic.id", { name: "alarms" }, `arn:aws:sns:${HERE}:alarms`],
  ["aws_sns_topic_policy.id", { arn: "arn:aws:sns:x" }, "arn:aws:sns:x"],
  ["aws_sqs_queue.arn", { name: "mail" }, `arn:aws:sqs:${HERE}:mail`],
  ["aws_ssm_parameter.arn", { name: "/a/b" }, `arn:aws:ssm:${HERE}:parameter/a/b`],
  ["aws_ssm_parameter.id", { name: "/a/b" }, "/a/b"],
];

test.each(CASES)("%s of %j", (address, configured, value) => {
  expect(attribute(address, configured)).toBe(value);
});

test("each one is among the cases above", () => {
  const all = Object.entries(KNOWN_ATTRIBUTES).flatMap(([type, attributes]) =>
    Object.keys(attributes).map((name) => `${type}.${name}`),
  );
  expect(CASES.map(([address]) => address)).toEqual(all);
});

describe("is known only at plan", () => {
  test.each([
    ["without a name", {}],
    ["with a name that refers to something", { name: "${dev-app.var.name}" }],
  ])("%s", (_, configured) => {
    expect(attribute("aws_sns_topic.arn", configured)).toBeUndefined();
    expect(attribute("aws_iam_role.arn", configured)).toBeUndefined();
  });

  test("with one of two names missing", () => {
    expect(attribute("aws_scheduler_schedule.arn", { name: "night" })).toBeUndefined();
  });
});

describe("the partition is the region's", () => {
  test.each([
    ["eu-west-1", "arn:aws:sns:eu-west-1:111111111111:alarms"],
    ["cn-north-1", "arn:aws-cn:sns:cn-north-1:111111111111:alarms"],
    ["us-gov-west-1", "arn:aws-us-gov:sns:us-gov-west-1:111111111111:alarms"],
  ])("%s", (region, arn) => {
    expect(attribute("aws_sns_topic.arn", { name: "alarms" }, region)).toBe(arn);
  });

  test("China's repositories have a domain of their own", () => {
    const url = attribute("aws_ecr_repository.repository_url", { name: "web" }, "cn-north-1");
    expect(url).toBe(`${ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com.cn/web`);
  });
});

test.each([
  ["a region", { allowed_account_ids: [ACCOUNT] }],
  ["an account", { region: "eu-west-1" }],
])("a provider without %s is nowhere", (_, aws) => {
  expect(accountLocationOf(parseStack("test", { provider: { aws: [aws] } }))).toBeUndefined();
});
