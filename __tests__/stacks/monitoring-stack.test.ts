import { expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { makeArns } from "../../lib/arns";
import { makeNames } from "../../lib/names";
import { keyServiceStatements } from "../../stacks/iam/key-statements";
import { MonitoringStack } from "../../stacks/monitoring-stack";
import { configurationOf, outputsOf, parsePolicy, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";

const monitoringStack = (input: Partial<EnvironmentInput> = {}) =>
  new MonitoringStack(testApp(), { environment: testEnvironment(input), iam: plainIam });

const stack = monitoringStack();

const ALARMS_ONLY = {
  StringEquals: { "aws:SourceAccount": ["111111111111"] },
  ArnLike: { "aws:SourceArn": ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:learner-*"] },
};

test("the environment's alarms, and nobody else, publish to an encrypted topic", () => {
  expect(stack).toHaveResource("aws_sns_topic", {
    name: "learner-alarms",
    kms_master_key_id: "arn:aws:kms:us-east-1:111111111111:key/environment",
  });
  const [policy] = resourcesOf(stack, "aws_sns_topic_policy");
  expect(parsePolicy(String(policy?.attributes["policy"]))).toEqual([
    expect.objectContaining({
      principals: { Service: ["cloudwatch.amazonaws.com"] },
      actions: ["sns:Publish"],
      conditions: ALARMS_ONLY,
    }),
  ]);
});

test("the key lets the same alarms use it, where there are any", () => {
  const environment = testEnvironment();
  const { region, accountId } = environment;
  const arns = makeArns({ partition: "aws", region, accountId }, makeNames(environment));
  const [, ...others] = keyServiceStatements({ arns, region, alarmAccountId: accountId });
  expect(others).toEqual([
    {
      sid: "AlarmsReachEncryptedTopic",
      principals: { Service: ["cloudwatch.amazonaws.com"] },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: ALARMS_ONLY,
    },
  ]);
  expect(keyServiceStatements({ arns, region })).toHaveLength(1);
});

test("mails alarms to the environment's addresses", () => {
  const mailed = monitoringStack({ monitoring: { emails: ["ops@example.com"] } });
  expect(mailed).toHaveResource("aws_sns_topic_subscription", {
    protocol: "email",
    endpoint: "ops@example.com",
    topic_arn: expect.stringMatching(/^\$\{aws_sns_topic\./),
  });
  expect(stack).toHaveResourceCount("aws_sns_topic_subscription", 0);
});

test("publishes the topic", () => {
  expect(Object.keys(outputsOf(stack))).toEqual(["alarmTopicArn"]);
});

test("matches its snapshot", () => {
  expect(configurationOf(stack)).toMatchSnapshot();
});
