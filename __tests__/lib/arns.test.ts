import { describe, expect, test } from "@jest/globals";
import { makeArns } from "../../lib/arns";
import { makeNames } from "../../lib/names";

const accountId = "111111111111";

/** Every ARN, also those that functions make. */
function arnsOf(partition = "aws", region = "us-east-1", namePrefix = "learner") {
  const names = makeNames({ namePrefix, accountId, region, names: {}, state: {} });
  const { managedPolicy, bucket, bucketObjects, parameter, taskDefinitions, role, ...arns } =
    makeArns({ partition, region, accountId }, names);
  return {
    ...arns,
    managedPolicy: managedPolicy("ReadOnlyAccess"),
    bucket: bucket("source"),
    bucketObjects: bucketObjects("source"),
    parameter: parameter(`/${namePrefix}/config/app/log-level`),
    taskDefinitions: taskDefinitions("web"),
    role: role("/containers/", `${namePrefix}-role`),
  };
}

test("are what AWS calls the things that have these names", () => {
  expect(arnsOf()).toEqual({
    accountRoot: "arn:aws:iam::111111111111:root",
    managedPolicy: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    stateBucket: "arn:aws:s3:::learner-state-111111111111-us-east-1",
    stateKeyAlias: "arn:aws:kms:us-east-1:111111111111:alias/learner-state",
    ecsSource: "arn:aws:ecs:us-east-1:111111111111:*",
    flowLogSource: "arn:aws:ec2:us-east-1:111111111111:vpc-flow-log/*",
    buildProjects: "arn:aws:codebuild:us-east-1:111111111111:project/learner-build-*",
    scheduleGroup: "arn:aws:scheduler:us-east-1:111111111111:schedule-group/learner",
    schedules: "arn:aws:scheduler:us-east-1:111111111111:schedule/learner/*",
    taskDefinitions: "arn:aws:ecs:us-east-1:111111111111:task-definition/learner-web:*",
    cluster: "arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster",
    tasks: "arn:aws:ecs:us-east-1:111111111111:task/learner-cluster/*",
    role: "arn:aws:iam::111111111111:role/containers/learner-role",
    services: "arn:aws:ecs:us-east-1:111111111111:service/learner-cluster/*",
    serviceDeployments: "arn:aws:ecs:us-east-1:111111111111:service-deployment/learner-cluster/*",
    alarmTopic: "arn:aws:sns:us-east-1:111111111111:learner-alarms",
    alarms: "arn:aws:cloudwatch:us-east-1:111111111111:alarm:learner-*",
    loadBalancerSource: "arn:aws:elasticloadbalancing:us-east-1:111111111111:*",
    accessLogBucket: "arn:aws:s3:::learner-alb-logs-111111111111-us-east-1",
    serviceImageParameters: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/services/*/image",
    parameter: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/config/app/log-level",
    repositories: "arn:aws:ecr:us-east-1:111111111111:repository/learner/*",
    imageParameter: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/imagearn/value",
    configPath: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/config",
    configParameters: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/config/*",
    secretParameters: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/secrets/*",
    logGroups: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/*",
    flowLogGroup: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/vpc/flow-logs",
    flowLogStreams: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/vpc/flow-logs:*",
    execLogGroup: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/ecs/exec",
    execLogStreams: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/ecs/exec:*",
    buildLogStreams: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/codebuild/*:*",
    serviceLogGroups: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/service/*",
    serviceLogStreams: "arn:aws:logs:us-east-1:111111111111:log-group:/learner/service/*:*",
    bucket: "arn:aws:s3:::source",
    bucketObjects: "arn:aws:s3:::source/*",
  });
});

describe.each([
  ["aws", "eu-west-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-cn", "cn-north-1"],
])("%s", (partition, region) => {
  test.each(Object.entries(arnsOf(partition, region)))("%s is well formed", (_name, arn) => {
    const [prefix, itsPartition, service, itsRegion, account, ...resource] = arn.split(":");
    expect([prefix, itsPartition]).toEqual(["arn", partition]);
    const global = service === "iam" || service === "s3";
    expect(itsRegion).toBe(global ? "" : region);
    expect(["", "aws", accountId]).toContain(account);
    expect(resource.join(":")).not.toBe("");
    // A parameter's name begins with a slash, and its ARN does not repeat it.
    expect(arn).not.toContain("//");
  });
});

test("log events are a level below their group", () => {
  const { flowLogGroup, flowLogStreams, execLogGroup, execLogStreams } = arnsOf();
  expect(flowLogStreams).toBe(`${flowLogGroup}:*`);
  expect(execLogStreams).toBe(`${execLogGroup}:*`);
});

test("another prefix has other ARNs, but for those that are the account's", () => {
  const others = Object.entries(arnsOf("aws", "us-east-1", "shop"));
  const mine = new Map<string, string>(Object.entries(arnsOf()));
  const shared = others.filter(([name, arn]) => mine.get(name) === arn).map(([name]) => name);
  expect(shared.toSorted()).toEqual([
    "accountRoot",
    "bucket",
    "bucketObjects",
    "ecsSource",
    "flowLogSource",
    "loadBalancerSource",
    "managedPolicy",
  ]);
});
