import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

let directory: string;
let emulator: Emulator;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-builds-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
}, 60_000);

afterAll(async () => {
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

type Json = Record<string, unknown>;

/** Calls a JSON API for which this project has no client of the AWS SDK. */
async function call(target: string, service: string, input: Json): Promise<Json> {
  const scope = `emulator/20260101/us-east-1/${service}/aws4_request`;
  const response = await fetch(emulator.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": target,
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(input),
  });
  const output = await response.text();
  if (!response.ok) throw new Error(`${target}: HTTP ${response.status} ${output}`);
  return JSON.parse(output) as Json;
}

describe("an emulated build project", () => {
  beforeAll(async () => {
    const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
    const iam = new IAMClient(clientSettings(target));
    const Principal = { Service: "codebuild.amazonaws.com" };
    const Statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await iam.send(new CreateRoleCommand({ RoleName: "build", AssumeRolePolicyDocument }));
    iam.destroy();
  });

  const codebuild = (action: string, input: Json) =>
    call(`CodeBuild_20161006.${action}`, "codebuild", input);
  const look = async (name: string) =>
    (await codebuild("BatchGetProjects", { names: [name] }))["projects"];

  const project = (name: string) => ({
    name,
    serviceRole: "arn:aws:iam::123456789012:role/build",
    encryptionKey: "arn:aws:kms:us-east-1:123456789012:key/a-key",
    concurrentBuildLimit: 2,
    artifacts: { type: "NO_ARTIFACTS" },
    environment: {
      type: "ARM_CONTAINER",
      image: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
      computeType: "BUILD_GENERAL1_SMALL",
      privilegedMode: true,
    },
    source: { type: "S3", location: "a-bucket/source.zip", buildspec: "version: 0.2" },
  });

  it("keeps its settings, and has AWS's timeouts", async () => {
    await codebuild("CreateProject", project("kept"));
    const timeouts = { timeoutInMinutes: 60, queuedTimeoutInMinutes: 480 };
    expect(await look("kept")).toMatchObject([{ ...project("kept"), ...timeouts }]);
  });

  it("builds from GitLab", async () => {
    const source = { type: "GITLAB", location: "https://gitlab.com/a/web.git" };
    await codebuild("CreateProject", { ...project("gitlab"), source });
    expect(await look("gitlab")).toMatchObject([{ source }]);
  });

  it("can be changed, and deleted by its ARN", async () => {
    const created = await codebuild("CreateProject", project("changed"));
    const { arn } = created["project"] as { arn: string };
    const update = { name: "changed", description: "new", concurrentBuildLimit: -1 };
    await codebuild("UpdateProject", update);
    const [changed] = (await look("changed")) as Json[];
    expect(changed).toMatchObject({ description: "new", source: project("changed").source });
    expect(changed).not.toHaveProperty("concurrentBuildLimit");
    await codebuild("DeleteProject", { name: arn });
    expect(await look("changed")).toEqual([]);
  });
});

describe("an emulated scalable target", () => {
  const id = {
    ServiceNamespace: "ecs",
    ResourceId: "service/scaled/scaled",
    ScalableDimension: "ecs:service:DesiredCount",
  };
  const scaling = (action: string, input: Json) =>
    call(`AnyScaleFrontendService.${action}`, "application-autoscaling", { ...id, ...input });
  const alarms = async () => {
    const all = "GraniteServiceVersion20100801.DescribeAlarms";
    return JSON.stringify(await call(all, "monitoring", {})).match(/"AlarmName"/g)?.length;
  };
  let ecs: ECSClient;

  beforeAll(async () => {
    ecs = new ECSClient(
      clientSettings({ region: "us-east-1", emulatorEndpoint: emulator.endpoint }),
    );
    const containerDefinitions = [{ name: "main", image: "web:v1", memory: 128 }];
    await ecs.send(new CreateClusterCommand({ clusterName: "scaled" }));
    await ecs.send(new RegisterTaskDefinitionCommand({ family: "scaled", containerDefinitions }));
    const service = { serviceName: "scaled", taskDefinition: "scaled:1", desiredCount: 1 };
    await ecs.send(new CreateServiceCommand({ cluster: "scaled", ...service }));
  });

  afterAll(() => {
    ecs.destroy();
  });

  async function tasks() {
    const command = new DescribeServicesCommand({ cluster: "scaled", services: ["scaled"] });
    const service = (await ecs.send(command)).services?.[0];
    return [service?.runningCount, service?.desiredCount, service?.deployments?.length];
  }

  it("brings its service within its bounds", async () => {
    expect(await tasks()).toEqual([1, 1, 1]);
    await scaling("RegisterScalableTarget", { MinCapacity: 3, MaxCapacity: 5 });
    expect(await tasks()).toEqual([3, 3, 1]);
    await scaling("RegisterScalableTarget", { MinCapacity: 1, MaxCapacity: 2 });
    expect(await tasks()).toEqual([2, 2, 1]);
    await expect(
      scaling("RegisterScalableTarget", { MinCapacity: 2, MaxCapacity: 1 }),
    ).rejects.toThrow("Maximum capacity cannot be less than minimum capacity");
  });

  it("lists its tags", async () => {
    const { ScalableTargetARN } = await scaling("RegisterScalableTarget", { Tags: { a: "b" } });
    const list = await scaling("ListTagsForResource", { ResourceARN: ScalableTargetARN });
    expect(list["Tags"]).toEqual({ a: "b" });
  });

  it("keeps a policy's ARN when the policy changes, and replaces its alarms", async () => {
    const put = (TargetValue: number) =>
      scaling("PutScalingPolicy", {
        PolicyName: "cpu",
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue,
          PredefinedMetricSpecification: {
            PredefinedMetricType: "ECSServiceAverageCPUUtilization",
          },
        },
      });
    const first = await put(50);
    const second = await put(60);
    expect(second["PolicyARN"]).toBe(first["PolicyARN"]);
    expect(await alarms()).toBe(2);
    await scaling("DeleteScalingPolicy", { PolicyName: "cpu" });
    expect(await alarms()).toBeUndefined();
  });
});
