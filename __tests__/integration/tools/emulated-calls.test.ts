import path from "node:path";
import { CreateTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateVpcCommand } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateScheduleGroupCommand, ListTagsForResourceCommand } from "@aws-sdk/client-scheduler";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "@jest/globals";
import { callsOf } from "../lifecycle/support/emulated-calls";
import { runningEmulator } from "./running-emulator";

const SECRET = "a-canary-of-the-record";
const Bucket = "recorded-bucket";
const running = runningEmulator();

/** The calls that were made meanwhile. */
async function during(doing: () => Promise<unknown>) {
  const { port } = running().emulator;
  const before = (await callsOf(port)).calls.length;
  await doing();
  return (await callsOf(port)).calls.slice(before);
}

describe("the emulator's record of calls", () => {
  it("has each with its service, operation, parameters, key and answer, in order", async () => {
    const { ec2, iam, elb } = running().aws;
    const calls = await during(async () => {
      await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
      await iam.send(new ListRolesCommand({ PathPrefix: "/a/" }));
      const group = { Name: "a", Protocol: "HTTP", Port: 80, VpcId: "vpc-none" } as const;
      await expect(elb.send(new CreateTargetGroupCommand(group))).rejects.toThrow();
    });
    const who = { accessKey: "emulator", region: "us-east-1", stack: null, refusedBy: null };
    expect(calls).toMatchObject([
      {
        ...{ ...who, service: "ec2", signedAs: "ec2", operation: "CreateVpc", status: 200 },
        parameters: { CidrBlock: "10.0.0.0/16" },
      },
      {
        ...{ ...who, service: "iam", operation: "ListRoles", status: 200 },
        parameters: { PathPrefix: "/a/" },
      },
      {
        ...{ service: "elbv2", signedAs: "elasticloadbalancing", operation: "CreateTargetGroup" },
        ...{ parameters: { Name: "a", Port: 80, VpcId: "vpc-none" }, status: 400 },
      },
    ]);
    const numbers = calls.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => Number(numbers[0]) + index));
  });

  it("tells operations apart that only their path, query or headers name", async () => {
    const { s3, scheduler } = running().aws;
    const calls = await during(async () => {
      await s3.send(new CreateBucketCommand({ Bucket }));
      const VersioningConfiguration = { Status: "Enabled" } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      await s3.send(new PutObjectCommand({ Bucket, Key: "a key/of two", Body: SECRET }));
      await s3.send(new GetObjectCommand({ Bucket, Key: "a key/of two" }));
      await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "a" }));
      await s3.send(new ListBucketsCommand({}));
      const { ScheduleGroupArn } = await scheduler.send(
        new CreateScheduleGroupCommand({ Name: "a-group" }),
      );
      await scheduler.send(new ListTagsForResourceCommand({ ResourceArn: ScheduleGroupArn }));
    });
    expect(calls.map(({ operation }) => operation)).toEqual([
      ...["CreateBucket", "PutBucketVersioning", "PutObject", "GetObject", "ListObjectsV2"],
      ...["ListBuckets", "CreateScheduleGroup", "ListTagsForResource"],
    ]);
    expect(calls[2]?.parameters).toMatchObject({
      ...{ Bucket, Key: "a key/of two", Body: { bytes: SECRET.length } },
    });
    expect(calls[7]?.parameters).toEqual({
      ResourceArn: expect.stringContaining(":schedule-group/a-group"),
    });
  });

  it("says which stack Terraform asked for", async () => {
    const { endpoint } = running().emulator;
    const scope = "someone/20260101/us-east-1/ec2/aws4_request";
    const calls = await during(() =>
      fetch(endpoint, {
        method: "POST",
        headers: {
          Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
          "User-Agent": "APN/1.0 HashiCorp/1.0 Terraform/1.11.0 stack/dev-network",
        },
        body: new URLSearchParams({ Action: "DescribeVpcs", Version: "2016-11-15" }),
      }),
    );
    expect(calls).toMatchObject([{ stack: "dev-network", accessKey: "someone" }]);
  });

  it("keeps no secret: not a parameter's value, nor what is in an object or an environment", async () => {
    const { ecs, ssm } = running().aws;
    const environment = [{ name: "A", value: SECRET }];
    const container = { name: "main", image: "an-image", memory: 128, environment };
    const calls = await during(async () => {
      const parameter = { Name: "/a/secret", Type: "SecureString", Value: SECRET } as const;
      await ssm.send(new PutParameterCommand(parameter));
      const definition = { family: "a-task", containerDefinitions: [container] };
      await ecs.send(new RegisterTaskDefinitionCommand(definition));
    });
    expect(calls[0]?.parameters).toMatchObject({ Name: "/a/secret", Value: "(sensitive)" });
    expect(calls[1]?.parameters).toMatchObject({
      containerDefinitions: [{ name: "main", image: "an-image", environment: "(sensitive)" }],
    });
    const all = JSON.stringify(await callsOf(running().emulator.port));
    expect(all).not.toContain(SECRET);
  });

  it("goes on in a copy, and what happens there is not in the original's", async () => {
    const { aws, directory, emulator } = running();
    await aws.ssm.send(new PutParameterCommand({ Name: "/b", Type: "String", Value: "b" }));
    const before = (await callsOf(emulator.port)).calls;
    const copy = await emulator.copy({ directory: path.join(directory, "copy") });
    try {
      expect((await callsOf(copy.port)).calls).toEqual(before);
    } finally {
      await copy.stop();
    }
    await aws.ssm.send(new GetParameterCommand({ Name: "/b" }));
    expect((await callsOf(emulator.port)).calls).toHaveLength(before.length + 1);
  });
});

describe("a call that AWS's API model does not allow", () => {
  it.each([
    {
      what: "without what must be there",
      send: () => running().aws.ssm.send(new GetParameterCommand({ Name: "/b" })),
      refused: () => running().aws.ssm.send(new GetParameterCommand({ Name: undefined })),
      says: "Value null at 'Name' failed to satisfy constraint: Member must not be null",
    },
    {
      what: "with a word that is none",
      send: () =>
        running().aws.ec2.send(
          new CreateVpcCommand({ CidrBlock: "10.2.0.0/16", InstanceTenancy: "default" }),
        ),
      refused: () =>
        running().aws.ec2.send(
          // @ts-expect-error no such tenancy
          new CreateVpcCommand({ CidrBlock: "10.2.0.0/16", InstanceTenancy: "shared" }),
        ),
      says: "Member must satisfy enum value set: [default, dedicated, host]",
    },
    {
      what: "with a name that has characters which none may have",
      send: () => running().aws.logs.send(new CreateLogGroupCommand({ logGroupName: "/a/log" })),
      refused: () => running().aws.logs.send(new CreateLogGroupCommand({ logGroupName: "a log" })),
      says: "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
    },
    {
      what: "with a text that is too long",
      send: () => role("r".repeat(64)),
      refused: () => role("r".repeat(65)),
      says: "Value at 'RoleName' failed to satisfy constraint: Member must have length less than",
    },
    {
      what: "with a number out of its range",
      send: () => role("short", 3600),
      refused: () => role("shorter", 3599),
      says: "'MaxSessionDuration' failed to satisfy constraint: Member must have value greater than",
    },
  ])("$what is refused, and recorded as such; the like of it passes", async (it) => {
    const calls = await during(async () => {
      await it.send();
      await expect(it.refused()).rejects.toThrow(it.says);
    });
    expect(calls.map(({ refusedBy }) => refusedBy)).toEqual([null, "model"]);
  });
});

function role(RoleName: string, MaxSessionDuration?: number) {
  const Statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const input = { RoleName, AssumeRolePolicyDocument, MaxSessionDuration };
  return running().aws.iam.send(new CreateRoleCommand(input));
}
