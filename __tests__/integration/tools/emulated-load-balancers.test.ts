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
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clientSettings } from "../../../tools/aws-clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "./free-port";

let directory: string;
let emulator: Emulator;
let ec2: EC2Client;
let ecs: ECSClient;
let loadBalancer: string;
let vpc: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-load-balancers-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  ec2 = new EC2Client(clientSettings(target));
  ecs = new ECSClient(clientSettings(target));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  vpc = String(Subnets[0]?.VpcId);
  const created = await call("CreateLoadBalancer", {
    Name: "public",
    "Subnets.member.1": String(Subnets[0]?.SubnetId),
    "Subnets.member.2": String(Subnets[1]?.SubnetId),
  });
  loadBalancer = arnIn(created, "LoadBalancerArn");
}, 60_000);

afterAll(async () => {
  ec2.destroy();
  ecs.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** Calls the load balancers' API, for which this project has no client of the AWS SDK. */
async function call(action: string, input: Record<string, string>): Promise<string> {
  const scope = "emulator/20260101/us-east-1/elasticloadbalancing/aws4_request";
  const response = await fetch(emulator.endpoint, {
    method: "POST",
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
    },
    body: new URLSearchParams({ Action: action, Version: "2015-12-01", ...input }),
  });
  const output = await response.text();
  if (!response.ok) throw new Error(`${action}: HTTP ${String(response.status)} ${output}`);
  return output;
}

const arnIn = (answer: string, name: string) =>
  String(new RegExp(`<${name}>(.*?)</${name}>`).exec(answer)?.[1]);

describe("an emulated load balancer", () => {
  it("takes a service's tasks only once a listener forwards to its target group", async () => {
    const group = { Name: "web", Protocol: "HTTP", Port: "80", VpcId: vpc };
    const targetGroupArn = arnIn(await call("CreateTargetGroup", group), "TargetGroupArn");
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

    await call("CreateListener", {
      LoadBalancerArn: loadBalancer,
      Protocol: "HTTP",
      Port: "80",
      "DefaultActions.member.1.Type": "forward",
      "DefaultActions.member.1.TargetGroupArn": targetGroupArn,
    });
    await expect(ecs.send(create)).resolves.toMatchObject({ service: { status: "ACTIVE" } });
  });

  it("cannot be deleted under deletion protection", async () => {
    const protect = (value: string) =>
      call("ModifyLoadBalancerAttributes", {
        LoadBalancerArn: loadBalancer,
        "Attributes.member.1.Key": "deletion_protection.enabled",
        "Attributes.member.1.Value": value,
      });
    const remove = () => call("DeleteLoadBalancer", { LoadBalancerArn: loadBalancer });
    await protect("true");
    await expect(remove()).rejects.toThrow("OperationNotPermitted");
    await protect("false");
    await remove();
    expect(await call("DescribeLoadBalancers", {})).not.toContain(loadBalancer);
  });
});
