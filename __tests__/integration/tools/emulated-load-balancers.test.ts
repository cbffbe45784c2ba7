import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

let directory: string;
let emulator: Emulator;
let ec2: EC2Client;
let ecs: ECSClient;
let elb: ElasticLoadBalancingV2Client;
let s3: S3Client;
let loadBalancer: string;
let vpc: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-load-balancers-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  ec2 = new EC2Client(clientSettings(target));
  ecs = new ECSClient(clientSettings(target));
  elb = new ElasticLoadBalancingV2Client(clientSettings(target));
  s3 = new S3Client({ ...clientSettings(target), forcePathStyle: true });
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  vpc = String(Subnets[0]?.VpcId);
  const ids = Subnets.slice(0, 2).map(({ SubnetId }) => String(SubnetId));
  const create = new CreateLoadBalancerCommand({ Name: "public", Subnets: ids });
  const { LoadBalancers = [] } = await elb.send(create);
  loadBalancer = String(LoadBalancers[0]?.LoadBalancerArn);
}, 60_000);

afterAll(async () => {
  ec2.destroy();
  ecs.destroy();
  elb.destroy();
  s3.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

describe("an emulated load balancer", () => {
  it("takes a service's tasks only once a listener forwards to its target group", async () => {
    const group = { Name: "web", Protocol: "HTTP", Port: 80, VpcId: vpc } as const;
    const { TargetGroups = [] } = await elb.send(new CreateTargetGroupCommand(group));
    const targetGroupArn = String(TargetGroups[0]?.TargetGroupArn);
    const containerDefinitions = [{ name: "web", image: "web:v1", memory: 128 }];
    await ecs.send(new CreateClusterCommand({ clusterName: "a-cluster" }));
    await ecs.send(new RegisterTaskDefinitionCommand({ family: "web", containerDefinitions }));
    const create = new CreateServiceCommand({
      cluster: "a-cluster",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    });
    await expect(ecs.send(create)).rejects.toThrow("does not have an associated load balancer");

    await elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: loadBalancer,
        Protocol: "HTTP",
        Port: 80,
        DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
      }),
    );
    await expect(ecs.send(create)).resolves.toMatchObject({ service: { status: "ACTIVE" } });
  });

  it("faces the internet unless it is told not to", async () => {
    const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
    expect(LoadBalancers).toMatchObject([{ Scheme: "internet-facing" }]);
  });

  it("writes a test file to the bucket of its access logs at once", async () => {
    const Bucket = "access-logs-of-public";
    await s3.send(new CreateBucketCommand({ Bucket }));
    const Statement = [
      {
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${Bucket}/*`,
      },
    ];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const Attributes = [
      { Key: "access_logs.s3.enabled", Value: "true" },
      { Key: "access_logs.s3.bucket", Value: Bucket },
    ];
    await elb.send(
      new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: loadBalancer, Attributes }),
    );
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents).toMatchObject([{ Key: "AWSLogs/123456789012/ELBAccessLogTestFile" }]);
    await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toThrow("not empty");
  });

  it("cannot be deleted under deletion protection", async () => {
    const protect = (Value: string) =>
      elb.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: loadBalancer,
          Attributes: [{ Key: "deletion_protection.enabled", Value }],
        }),
      );
    const remove = () => elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: loadBalancer }));
    await protect("true");
    await expect(remove()).rejects.toThrow("deletion protection is enabled");
    await protect("false");
    await remove();
    expect(await elb.send(new DescribeLoadBalancersCommand({}))).toMatchObject({
      LoadBalancers: [],
    });
  });
});
