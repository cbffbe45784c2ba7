import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { matches } from "../event-pattern";
import { makeArns } from "../../lib/arns";
import { makeNames } from "../../lib/names";
import { keyServiceStatements } from "../../stacks/iam/key-statements";
import { failedTasks } from "../../stacks/monitoring/event-patterns";
import { MonitoringStack } from "../../stacks/monitoring-stack";
import { outputsOf, parsePolicy, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { wholeOf } from "./whole";

/** What ECS tells of a task that has stopped. */
function task(detail: object) {
  return {
    source: "aws.ecs",
    "detail-type": "ECS Task State Change",
    detail: {
      clusterArn: "arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster",
      group: "family:learner-report",
      lastStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
      ...detail,
    },
  };
}

const monitoringStack = (input: Partial<EnvironmentInput> = {}) =>
  new MonitoringStack(testApp(), { environment: testEnvironment(input), iam: plainIam });

const stack = monitoringStack();

const TOPIC_ARN = "arn:aws:sns:us-east-1:111111111111:learner-alarms";
const ALARMS_ONLY = {
  StringEquals: { "aws:SourceAccount": ["111111111111"] },
  ArnLike: { "aws:SourceArn": ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:learner-*"] },
};

test("the environment's alarms and EventBridge, and nobody else, publish to an encrypted topic", () => {
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
    expect.objectContaining({
      principals: { Service: ["events.amazonaws.com"] },
      actions: ["sns:Publish"],
    }),
  ]);
});

test("the key lets the same use it, where there are any", () => {
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
    {
      sid: "EventsReachEncryptedTopic",
      principals: { Service: ["events.amazonaws.com"] },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": [TOPIC_ARN] } },
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

describe("what no metric of a service tells", () => {
  const watched = monitoringStack({
    iam: { artifactBucket: "learner-source" },
    build: { source: { type: "s3", key: "source.zip" } },
    services: {
      jobs: { kind: "worker" },
      report: { kind: "scheduled", schedule: "rate(1 day)" },
      cleanup: { kind: "scheduled", schedule: "rate(1 hour)" },
    },
  });
  const rules = (from: MonitoringStack) =>
    resourcesOf(from, "aws_cloudwatch_event_rule").map(({ attributes }) => attributes["name"]);
  const patternOf = (name: string) => {
    const rule = resourcesOf(watched, "aws_cloudwatch_event_rule").find(
      ({ attributes }) => attributes["name"] === name,
    );
    return JSON.parse(String(rule?.attributes["event_pattern"])) as unknown;
  };

  test("is told for the kinds of services that there are", () => {
    expect(rules(watched)).toEqual([
      "learner-failed-builds",
      "learner-failed-tasks",
      "learner-failing-services",
    ]);
    expect(rules(stack)).toEqual([]);
    expect(rules(monitoringStack({ services: { jobs: { kind: "worker" } } }))).toEqual([
      "learner-failing-services",
    ]);
    const scheduled = { report: { kind: "scheduled", schedule: "rate(1 day)" } } as const;
    expect(rules(monitoringStack({ services: scheduled }))).toEqual(["learner-failed-tasks"]);
  });

  test("goes to the topic once EventBridge may publish there, in words", () => {
    for (const { attributes } of resourcesOf(watched, "aws_cloudwatch_event_target")) {
      expect(attributes).toMatchObject({
        arn: expect.stringMatching(/^\$\{aws_sns_topic_policy\./),
        input_transformer: { input_template: expect.stringMatching(/^"[^"]+"$/) },
      });
      const { input_paths: paths, input_template: template } = attributes["input_transformer"] as {
        readonly input_paths: object;
        readonly input_template: string;
      };
      const used = [...template.matchAll(/<(\w+)>/g)].map(([, part]) => part);
      expect(used.toSorted()).toEqual(Object.keys(paths).toSorted());
    }
    expect(watched).toHaveResourceCount("aws_cloudwatch_event_target", 3);
  });

  test.each([
    ["ended well", false, task({ containers: [{ name: "report", exitCode: 0 }] })],
    ["ended with another code", true, task({ containers: [{ name: "report", exitCode: 1 }] })],
    [
      "ended well, and its sidecar by force",
      false,
      task({
        containers: [
          { name: "report", exitCode: 0 },
          { name: "agent", exitCode: 137 },
        ],
      }),
    ],
    [
      "never started",
      true,
      task({ stopCode: "TaskFailedToStart", containers: [{ name: "report" }] }),
    ],
    ["still runs", false, task({ lastStatus: "RUNNING", containers: [{ name: "report" }] })],
    [
      "belongs to a service",
      false,
      task({ group: "service:learner-jobs", containers: [{ name: "report", exitCode: 1 }] }),
    ],
    [
      "is in another cluster",
      false,
      task({ clusterArn: "other", containers: [{ name: "report", exitCode: 1 }] }),
    ],
  ])("a scheduled task that %s: %s", (_, told, event) => {
    expect(matches(patternOf("learner-failed-tasks"), event)).toBe(told);
  });

  test("a service of this cluster that cannot start its tasks, or was rolled back", () => {
    const event = (eventName: string, cluster = "learner-cluster") => ({
      source: "aws.ecs",
      "detail-type": "ECS Service Action",
      resources: [`arn:aws:ecs:us-east-1:111111111111:service/${cluster}/learner-jobs`],
      detail: { eventName },
    });
    const told = (...of: Parameters<typeof event>) =>
      matches(patternOf("learner-failing-services"), event(...of));
    expect(told("SERVICE_TASK_START_IMPAIRED")).toBe(true);
    expect(told("SERVICE_DEPLOYMENT_FAILED")).toBe(true);
    expect(told("SERVICE_STEADY_STATE")).toBe(false);
    expect(told("SERVICE_TASK_START_IMPAIRED", "other-cluster")).toBe(false);
  });

  test("a build of the environment that made no image", () => {
    const event = (status: string, project = "learner-build-web") => ({
      source: "aws.codebuild",
      "detail-type": "CodeBuild Build State Change",
      detail: { "build-status": status, "project-name": project },
    });
    const told = (...of: Parameters<typeof event>) =>
      matches(patternOf("learner-failed-builds"), event(...of));
    expect(
      ["FAILED", "FAULT", "TIMED_OUT", "SUCCEEDED", "STOPPED"].map((one) => told(one)),
    ).toEqual([true, true, true, false, false]);
    expect(told("FAILED", "other-build-web")).toBe(false);
  });

  test("a schedule that gave up", () => {
    expect(resourcesOf(watched, "aws_cloudwatch_metric_alarm")).toMatchObject([
      {
        attributes: {
          alarm_name: "learner-scheduler-dropped-starts",
          metric_query: [
            {
              metric: {
                namespace: "AWS/Scheduler",
                metric_name: "InvocationDroppedCount",
                dimensions: { ScheduleGroup: "learner" },
              },
            },
          ],
        },
      },
    ]);
    expect(stack).toHaveResourceCount("aws_cloudwatch_metric_alarm", 0);
  });

  test("as many scheduled tasks as there may be fit into a pattern, of which AWS takes 2048 characters", () => {
    const pattern = failedTasks({
      clusterArn: `arn:aws:ecs:us-east-1:111111111111:cluster/${"c".repeat(255)}`,
      familyPrefix: "p".repeat(20),
      containers: Array.from({ length: 50 }, (_, index) => String(index).padStart(20, "s")),
    });
    expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
  });
});

test("publishes the topic", () => {
  expect(Object.keys(outputsOf(stack))).toEqual(["alarmTopicArn"]);
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
