import {
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeTargetHealthCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { beforeAll, expect, test } from "@jest/globals";
import { emulatedTasks, interruptionsOf } from "../lifecycle/support/emulated-tasks";
import { imageOf, recordImage } from "../lifecycle/support/images";
import { ended, ends, story } from "../lifecycle/support/story";

/**
 * What is changed reaches the tasks that run, and cuts nobody off. The tests build on each other; at the end a rule is
 * taken away by hand.
 */
const told = story({ leavesUnknown: true });
const night = { schedule: "cron(0 22 * * ? *)", minTasks: 1, maxTasks: 2 };
const STACKS = ["ssm", "service-api", "service-web"].map((stack) => `local-${stack}`);
const deploy = () => told().tool("deploy", "local", ...STACKS, "--auto-approve");

const tasksOf = async (service: string) => {
  const tasks = await emulatedTasks(told().emulator.port);
  return tasks.filter((task) => task.service === `learner-${service}`);
};
const lost = () => interruptionsOf(told().emulator.port);

async function targets() {
  const { elb } = told().aws;
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
  const [group] = TargetGroups;
  const TargetGroupArn = String(group?.TargetGroupArn);
  const { TargetHealthDescriptions = [] } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  return {
    TargetGroupArn,
    health: TargetHealthDescriptions.map(({ Target, TargetHealth }) => [
      Target?.Port,
      TargetHealth?.State,
    ]),
  };
}

async function bounds() {
  const { ScalableTargets = [] } = await told().aws.scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
  );
  return ScalableTargets.map(({ MinCapacity, MaxCapacity }) => [MinCapacity, MaxCapacity]);
}

let groupBefore: string;

beforeAll(async () => {
  const { aws, checkout } = told();
  checkout.edit({ scheduledScaling: { night } });
  await recordImage(aws, "web", imageOf("web", "1"));
  expect(ended(await deploy())).toEqual(ends(0, "Deployed "));
  groupBefore = (await targets()).TargetGroupArn;
});

test("a task learns at its start what there is, and a caller nothing of a service that is not there", async () => {
  const parameters = { "/learner/config/app/log-level": 1, "/learner/secrets/app/session-key": 1 };
  expect(await tasksOf("web")).toMatchObject([
    { parameters, endpoints: {} },
    { parameters, endpoints: {} },
  ]);
  expect(await targets()).toMatchObject({
    health: [
      [8080, "healthy"],
      [8080, "healthy"],
    ],
  });
});

test("a callee's first image rolls its callers out, which find it then", async () => {
  await recordImage(told().aws, "api", imageOf("api", "1"));
  expect(ended(await deploy())).toEqual(ends(0, "Deployed "));
  for (const task of await tasksOf("web"))
    expect(Object.keys(task.endpoints)).toEqual(["api:9000"]);
  expect(await lost()).toEqual([]);
});

test("another value, another version of a secret and another port arrive, and nobody is cut off", async () => {
  told().checkout.edit({
    scheduledScaling: { night },
    logLevel: "debug",
    secretVersion: 2,
    webPort: 9090,
  });
  expect(ended(await deploy())).toEqual(ends(0, "Deployed "));
  const parameters = { "/learner/config/app/log-level": 2, "/learner/secrets/app/session-key": 2 };
  for (const task of await tasksOf("web")) expect(task).toMatchObject({ parameters });
  expect(await targets()).toEqual({
    TargetGroupArn: groupBefore,
    health: [
      [9090, "healthy"],
      [9090, "healthy"],
    ],
  });
  expect(await lost()).toEqual([]);
});

test("bounds that the clock has changed are left alone, until the configured ones change", async () => {
  const { aws, checkout, tool } = told();
  await aws.scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: "ecs",
      ScalableDimension: "ecs:service:DesiredCount",
      ResourceId: "service/learner-cluster/learner-web",
      MinCapacity: 1,
      MaxCapacity: 2,
    }),
  );
  const web = ["plan", "local", "local-service-web"] as const;
  expect(ended(await tool(...web))).toEqual(ends(0, "1 unchanged"));
  expect(await bounds()).toEqual([[1, 2]]);
  checkout.edit({
    scheduledScaling: { night },
    logLevel: "debug",
    secretVersion: 2,
    webPort: 9090,
    webMinTasks: 3,
  });
  expect(ended(await deploy())).toEqual(ends(0, "Deployed "));
  expect(await bounds()).toEqual([[3, 6]]);
  expect(await lost()).toEqual([]);
});

test("whoever takes a way in away is seen to cut off those who use it", async () => {
  const { ec2 } = told().aws;
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
  const wayIn = SecurityGroupRules.find(
    ({ FromPort, IsEgress }) => FromPort === 9090 && IsEgress === false,
  );
  await ec2.send(
    new RevokeSecurityGroupIngressCommand({
      GroupId: String(wayIn?.GroupId),
      SecurityGroupRuleIds: [String(wayIn?.SecurityGroupRuleId)],
    }),
  );
  expect(await targets()).toMatchObject({
    health: [
      [9090, "unhealthy"],
      [9090, "unhealthy"],
      [9090, "unhealthy"],
    ],
  });
  expect(await lost()).toEqual([
    expect.stringMatching(/^RevokeSecurityGroupIngress: learner-web answers listener-rule/),
  ]);
});
