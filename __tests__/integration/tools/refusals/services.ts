import {
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CreateLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { PutParameterCommand, type PutParameterCommandInput } from "@aws-sdk/client-ssm";
import type { Bench, Cases } from "./case";
import { role } from "./iam";

const statement = (more: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...more } });
const trust = (Service: string) => statement({ Action: "sts:AssumeRole", Principal: { Service } });
const arnOf = (RoleName: string) => `arn:aws:iam::123456789012:role/${RoleName}`;

const key = async ({ aws }: Bench, Policy?: string) =>
  String((await aws.kms.send(new CreateKeyCommand({ Policy }))).KeyMetadata?.KeyId);

const condemn = ({ aws }: Bench, KeyId: string, PendingWindowInDays = 7) =>
  aws.kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays }));

const parameter = ({ aws, name }: Bench, input: Partial<PutParameterCommandInput>) =>
  aws.ssm.send(
    new PutParameterCommand({ Name: `/${name()}`, Type: "String", Value: "a", ...input }),
  );

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const KMS: Cases = {
  async "key-that-waits-for-its-deletion"(bench) {
    const KeyId = await key(bench);
    const rotate = () => bench.aws.kms.send(new EnableKeyRotationCommand({ KeyId }));
    await bench.passes(rotate());
    await condemn(bench, KeyId);
    await bench.refused(rotate());
  },
  async "alias-of-a-key-that-waits-for-its-deletion"(bench) {
    const TargetKeyId = await key(bench);
    const alias = () =>
      bench.aws.kms.send(
        new CreateAliasCommand({ AliasName: `alias/${bench.name()}`, TargetKeyId }),
      );
    await bench.passes(alias());
    await condemn(bench, TargetKeyId);
    await bench.refused(alias());
  },
  async "alias-in-use"(bench) {
    const [first, second] = [await key(bench), await key(bench)];
    const alias = (AliasName: string, TargetKeyId: string) =>
      bench.aws.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId }));
    await bench.passes(alias("alias/taken", first));
    await bench.refused(alias("alias/taken", second));
  },
  async "key-policy-that-locks-out"(bench) {
    const allow = (Action: string) =>
      key(bench, statement({ Action, Resource: "*", Principal: { AWS: "123456789012" } }));
    await bench.passes(allow("kms:*"));
    await bench.refused(allow("kms:Decrypt"));
  },
  async "window-of-deletion"(bench) {
    await bench.passes(condemn(bench, await key(bench), 7));
    await bench.refused(condemn(bench, await key(bench), 6));
  },
  async "key-of-a-secure-string"(bench) {
    const secret = (KeyId: string) => parameter(bench, { Type: "SecureString", KeyId });
    await bench.passes(secret(await key(bench)));
    await bench.refused(secret("12345678-1234-1234-1234-123456789012"));
  },
  async "key-that-logs-may-not-use"(bench) {
    const log = async (Service: string) => {
      const own = { Action: "kms:*", Resource: "*", Principal: { AWS: "123456789012", Service } };
      const { KeyMetadata } = await bench.aws.kms.send(
        new CreateKeyCommand({ Policy: statement(own) }),
      );
      const group = { logGroupName: bench.name(), kmsKeyId: KeyMetadata?.Arn };
      await bench.aws.logs.send(new CreateLogGroupCommand(group));
    };
    await bench.passes(log("logs.us-east-1.amazonaws.com"));
    await bench.refused(log("sns.amazonaws.com"));
  },
};

export const PARAMETERS: Cases = {
  async "size-of-a-parameter"(bench) {
    const sized = (bytes: number, Tier: "Advanced" | "Standard") =>
      parameter(bench, { Value: "a".repeat(bytes), Tier });
    await bench.passes(sized(4096, "Standard"));
    await bench.refused(sized(4097, "Standard"));
    await bench.passes(sized(8192, "Advanced"));
    await bench.refused(sized(8193, "Advanced"));
  },
  async "levels-of-a-parameter"(bench) {
    await bench.passes(parameter(bench, { Name: "/a".repeat(15) }));
    await bench.refused(parameter(bench, { Name: "/a".repeat(16) }));
  },
  async "name-of-a-parameter"(bench) {
    await bench.passes(parameter(bench, { Name: "/a/b_c.d-e" }));
    await bench.refused(parameter(bench, { Name: "a/b" }));
    await bench.refused(parameter(bench, { Name: "/a b" }));
  },
  async "words-in-double-brackets"(bench) {
    await bench.passes(parameter(bench, { Value: "{a}" }));
    await bench.refused(parameter(bench, { Value: "{{a}}" }));
  },
  async "other-type-of-a-parameter"(bench) {
    const put = (Type: "SecureString" | "String") =>
      parameter(bench, { Name: "/typed", Type, Overwrite: true });
    await bench.passes(put("String"));
    await bench.passes(put("String"));
    await bench.refused(put("SecureString"));
  },
  async "tags-of-a-parameter"(bench) {
    const tagged = (count: number) =>
      parameter(bench, { Tags: upTo(count).map((it) => ({ Key: `key-${it}`, Value: "" })) });
    await bench.passes(tagged(50));
    await bench.refused(tagged(51));
  },
  async "name-of-a-parameter-in-use"(bench) {
    await bench.passes(parameter(bench, { Name: "/taken" }));
    await bench.refused(parameter(bench, { Name: "/taken" }));
    await bench.passes(parameter(bench, { Name: "/taken", Overwrite: true }));
  },
};

const alarm = ({ aws, name }: Bench, Period: number, EvaluationPeriods: number, points?: number) =>
  aws.cloudwatch.send(
    new PutMetricAlarmCommand({
      ...{
        AlarmName: name(),
        Namespace: "AWS/ECS",
        MetricName: "CPUUtilization",
        Statistic: "Sum",
      },
      ...{ Threshold: 1, ComparisonOperator: "GreaterThanThreshold", Period, EvaluationPeriods },
      DatapointsToAlarm: points,
    }),
  );

const TARGET = {
  ServiceNamespace: "ecs",
  ScalableDimension: "ecs:service:DesiredCount",
} as const;

/** A service that can scale. */
async function scalable({ aws, name }: Bench) {
  const cluster = name();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const containerDefinitions = [{ name: "main", image: "an-image:v1", memory: 128 }];
  await aws.ecs.send(new RegisterTaskDefinitionCommand({ family: cluster, containerDefinitions }));
  const input = { cluster, serviceName: "scales", taskDefinition: cluster, desiredCount: 0 };
  await aws.ecs.send(new CreateServiceCommand(input));
  return { ...TARGET, ResourceId: `service/${cluster}/scales` };
}

const register = (
  { aws }: Bench,
  target: Awaited<ReturnType<typeof scalable>>,
  MinCapacity: number,
  MaxCapacity: number,
) => aws.scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity, MaxCapacity }));

export const WATCHING: Cases = {
  async "days-of-retention"(bench) {
    const logGroupName = bench.name();
    await bench.aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
    const keep = (retentionInDays: number) =>
      bench.aws.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    await bench.passes(keep(30));
    await bench.refused(keep(31));
  },
  async "name-of-a-log-group-in-use"(bench) {
    const make = () => bench.aws.logs.send(new CreateLogGroupCommand({ logGroupName: "taken" }));
    await bench.passes(make());
    await bench.refused(make());
  },
  async "period-of-an-alarm"(bench) {
    for (const period of [10, 30, 120]) await bench.passes(alarm(bench, period, 1));
    await bench.refused(alarm(bench, 90, 1));
  },
  async "window-of-an-alarm"(bench) {
    await bench.passes(alarm(bench, 60, 1440));
    await bench.refused(alarm(bench, 60, 1441));
    await bench.passes(alarm(bench, 3600, 168));
    await bench.refused(alarm(bench, 3600, 169));
  },
  async "datapoints-of-an-alarm"(bench) {
    await bench.passes(alarm(bench, 60, 3, 3));
    await bench.refused(alarm(bench, 60, 3, 4));
  },
  async "bounds-of-scaling"(bench) {
    const target = await scalable(bench);
    await bench.passes(register(bench, target, 2, 2));
    await bench.refused(register(bench, target, 3, 2));
  },
  async "scaling-of-no-service"(bench) {
    const target = await scalable(bench);
    await bench.passes(register(bench, target, 1, 2));
    const none = { ...target, ResourceId: `${target.ResourceId}-not` };
    await bench.refused(register(bench, none, 1, 2));
  },
  async "metric-that-is-tracked-twice"(bench) {
    const target = await scalable(bench);
    await register(bench, target, 1, 2);
    const track = (
      PolicyName: string,
      PredefinedMetricType:
        "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization",
    ) =>
      bench.aws.scaling.send(
        new PutScalingPolicyCommand({
          ...{ ...target, PolicyName, PolicyType: "TargetTrackingScaling" },
          TargetTrackingScalingPolicyConfiguration: {
            ...{ TargetValue: 50, PredefinedMetricSpecification: { PredefinedMetricType } },
          },
        }),
      );
    await bench.passes(track("cpu", "ECSServiceAverageCPUUtilization"));
    await bench.passes(track("cpu", "ECSServiceAverageCPUUtilization"));
    await bench.passes(track("memory", "ECSServiceAverageMemoryUtilization"));
    await bench.refused(track("cpu-too", "ECSServiceAverageCPUUtilization"));
  },
  async "scheduled-bounds-of-scaling"(bench) {
    const target = await scalable(bench);
    await register(bench, target, 1, 4);
    const schedule = (MinCapacity?: number, MaxCapacity?: number) =>
      bench.aws.scaling.send(
        new PutScheduledActionCommand({
          ...{ ...target, ScheduledActionName: bench.name(), Schedule: "rate(1 hour)" },
          ScalableTargetAction: { MinCapacity, MaxCapacity },
        }),
      );
    await bench.passes(schedule(2, 2));
    await bench.refused(schedule(3, 2));
    await bench.refused(schedule());
  },
  async "expression-of-a-scheduled-action"(bench) {
    const target = await scalable(bench);
    await register(bench, target, 1, 4);
    const schedule = (Schedule: string) =>
      bench.aws.scaling.send(
        new PutScheduledActionCommand({
          ...{ ...target, ScheduledActionName: bench.name(), Schedule },
          ScalableTargetAction: { MinCapacity: 1 },
        }),
      );
    for (const it of ["cron(0 6 ? * MON-FRI *)", "rate(5 minutes)", "at(2030-01-01T00:00:00)"]) {
      await bench.passes(schedule(it));
    }
    await bench.refused(schedule("cron(0 25 * * ? *)"));
  },
};

export const OTHERS: Cases = {
  async "expression-of-a-schedule"(bench) {
    const RoleArn = arnOf(await role(bench, trust("scheduler.amazonaws.com")));
    const schedule = (ScheduleExpression: string) =>
      bench.aws.scheduler.send(
        new CreateScheduleCommand({
          ...{ Name: bench.name(), ScheduleExpression, FlexibleTimeWindow: { Mode: "OFF" } },
          Target: { Arn: "arn:aws:ecs:us-east-1:123456789012:cluster/a", RoleArn },
        }),
      );
    for (const it of ["cron(0/15 3 L * ? *)", "cron(0 3 ? JAN-MAR,12 2#1 2030)", "rate(1 day)"]) {
      await bench.passes(schedule(it));
    }
    for (const it of ["cron(99 3 * * ? *)", "cron(0 3 * * * *)", "cron(0 3 * *)", "rate(0 days)"]) {
      await bench.refused(schedule(it));
    }
  },
  async "role-that-the-scheduler-may-not-assume"(bench) {
    const schedule = (RoleArn: string) =>
      bench.aws.scheduler.send(
        new CreateScheduleCommand({
          ...{ Name: bench.name(), ScheduleExpression: "rate(1 day)" },
          ...{ FlexibleTimeWindow: { Mode: "OFF" } },
          Target: { Arn: "arn:aws:ecs:us-east-1:123456789012:cluster/a", RoleArn },
        }),
      );
    await bench.passes(schedule(arnOf(await role(bench, trust("scheduler.amazonaws.com")))));
    await bench.refused(schedule(arnOf(await role(bench, trust("ecs-tasks.amazonaws.com")))));
    await bench.refused(schedule(arnOf("nobody")));
  },
  async "role-that-codebuild-may-not-assume"(bench) {
    const project = (serviceRole: string) =>
      bench.aws.codebuild.send(
        new CreateProjectCommand({
          ...{ name: bench.name(), serviceRole, artifacts: { type: "NO_ARTIFACTS" } },
          source: { type: "S3", location: "a-bucket/source.zip" },
          environment: {
            ...{ type: "LINUX_CONTAINER", image: "an-image", computeType: "BUILD_GENERAL1_SMALL" },
          },
        }),
      );
    await bench.passes(project(arnOf(await role(bench, trust("codebuild.amazonaws.com")))));
    await bench.refused(project(arnOf(await role(bench, trust("ecs-tasks.amazonaws.com")))));
  },
  async "bucket-that-is-not-empty"(bench) {
    const Bucket = bench.name();
    await bench.aws.s3.send(new CreateBucketCommand({ Bucket }));
    await bench.aws.s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "a" }));
    const remove = () => bench.aws.s3.send(new DeleteBucketCommand({ Bucket }));
    await bench.refused(remove());
    await bench.aws.s3.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    await bench.passes(remove());
  },
  async "name-of-a-repository-in-use"(bench) {
    const make = (repositoryName: string) =>
      bench.aws.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    await bench.passes(make("taken"));
    await bench.refused(make("taken"));
  },
};
