import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import {
  DescribeScalableTargetsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeNatGatewaysCommand } from "@aws-sdk/client-ec2";
import {
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DeleteRolePolicyCommand, GetRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { DeleteParameterCommand, GetParameterCommand } from "@aws-sdk/client-ssm";
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { identify } from "../../../tools/emulator/health";
import { isRunning } from "../../../tools/process/is-running";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";
import { type AwsClients, awsClients, inventory } from "../lifecycle/support/aws";
import { BUCKET, CLUSTER, fillAccount, SECRET, SERVICE } from "./emulated-account";

jest.setTimeout(300_000);

const directory = mkdtempSync(path.join(os.tmpdir(), "emulator-copies-"));
const copies: Emulator[] = [];
const clients: AwsClients[] = [];
let count = 0;
let original: Emulator;
let aws: AwsClients;

function clientsOf({ endpoint }: Emulator): AwsClients {
  const made = awsClients(endpoint);
  clients.push(made);
  return made;
}

const place = (number: number) => path.join(directory, `copy-${number}`);

async function copy(of = original): Promise<Emulator> {
  const made = await of.copy({ directory: place((count += 1)) });
  copies.push(made);
  return made;
}

beforeAll(async () => {
  const port = await freePort();
  original = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  aws = clientsOf(original);
  await fillAccount(aws);
});

afterEach(async () => {
  for (const emulator of copies.splice(0)) await emulator.stop();
});

afterAll(async () => {
  for (const client of clients.flatMap((all) => Object.values(all))) client.destroy();
  await original.stop();
  rmSync(directory, { recursive: true, force: true });
});

const look = (from: AwsClients) =>
  from.ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [SERVICE] }));

/** What an account holds, and of what it holds only some of it, all that there is to know. */
async function everything(from: AwsClients) {
  const { ScalableTargets = [] } = await from.scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
  );
  const tags = new ListTagsForResourceCommand({
    ResourceARN: ScalableTargets[0]?.ScalableTargetARN,
  });
  const objects = await from.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
  const read = async ({ Key, VersionId }: ObjectVersion) => {
    const object = await from.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key, VersionId }));
    return object.Body?.transformToString();
  };
  const policy = new GetRolePolicyCommand({ RoleName: "a-role", PolicyName: "a-policy" });
  return {
    inventory: await inventory(from),
    nat: (await from.ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways,
    policy: (await from.iam.send(policy)).PolicyDocument,
    scaling: { ScalableTargets, tags: (await from.scaling.send(tags)).Tags },
    secret: await secretOf(from),
    service: (await look(from)).services,
    deleted: objects.DeleteMarkers,
    versions: objects.Versions,
    contents: await Promise.all((objects.Versions ?? []).map(read)),
  };
}

async function secretOf(from: AwsClients) {
  const secret = new GetParameterCommand({ Name: "/a/secret", WithDecryption: true });
  return (await from.ssm.send(secret)).Parameter?.Value;
}

/** Begins to put an object: the emulator waits for the rest. */
async function halfOfARequest() {
  const scope = "emulator/20260101/us-east-1/s3/aws4_request";
  const request = http.request({
    host: "127.0.0.1",
    port: original.port,
    method: "PUT",
    path: `/${BUCKET}/slow`,
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      "Content-Length": "both halves".length,
      Expect: "100-continue",
    },
  });
  const ended = new Promise((resolve, reject) => {
    request.on("error", reject).on("response", (response) => response.resume().on("end", resolve));
  });
  request.flushHeaders();
  await once(request, "continue");
  request.write("both ");
  return {
    finish: () => {
      request.end("halves");
      return ended;
    },
  };
}

describe("a copy of an emulator", () => {
  it("has everything that the original has", async () => {
    const expected = await everything(aws);
    expect(Object.entries(expected.inventory).filter(([, ids]) => ids.length === 0)).toEqual([]);
    expect(expected).toMatchObject({
      contents: ["text", "second", "first"],
      scaling: { tags: { a: "tag" } },
      secret: SECRET,
    });
    expect(await everything(clientsOf(await copy()))).toEqual(expected);
  });

  it("shares no change with the original, nor with another copy", async () => {
    const before = await everything(aws);
    const [first, second] = await Promise.all([copy(), copy()]);
    const changed = clientsOf(first);
    const Name = "/a/secret";
    await changed.ssm.send(new DeleteParameterCommand({ Name }));
    const policy = { RoleName: "a-role", PolicyName: "a-policy" };
    await changed.iam.send(new DeleteRolePolicyCommand(policy));
    await changed.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: "kept", Body: "third" }));
    await changed.ecs.send(
      new UpdateServiceCommand({ cluster: CLUSTER, service: SERVICE, desiredCount: 3 }),
    );
    await expect(secretOf(changed)).rejects.toThrow("not found");
    expect(await everything(aws)).toEqual(before);
    expect(await everything(clientsOf(second))).toEqual(before);
  });

  it("of a copy has what the copy was changed to", async () => {
    const first = await copy();
    const kept = { Bucket: BUCKET, Key: "kept" };
    await clientsOf(first).s3.send(new PutObjectCommand({ ...kept, Body: "third" }));
    const object = await clientsOf(await copy(first)).s3.send(new GetObjectCommand(kept));
    expect(await object.Body?.transformToString()).toBe("third");
  });

  it("goes on as the original would: deployments, owners of buckets", async () => {
    const { ecs, s3 } = clientsOf(await copy());
    const image = "an-image:does-not-start";
    const portMappings = [{ containerPort: 80 }];
    const containerDefinitions = [
      { name: "main", image, memory: 128, essential: true, portMappings },
    ];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: "a-task", containerDefinitions }));
    const update = { cluster: CLUSTER, service: SERVICE, taskDefinition: "a-task:2" };
    await ecs.send(new UpdateServiceCommand(update));
    const states: unknown[] = [];
    for (let step = 0; step < 3; step++) {
      const described = new DescribeServicesCommand({ cluster: CLUSTER, services: [SERVICE] });
      const service = (await ecs.send(described)).services?.[0];
      states.push([
        service?.taskDefinition?.split("/")[1],
        service?.deployments?.[0]?.rolloutState,
      ]);
    }
    expect(states).toEqual([
      ["a-task:1", "IN_PROGRESS"],
      ["a-task:1", "COMPLETED"],
      ["a-task:1", "COMPLETED"],
    ]);

    const others = new HeadBucketCommand({ Bucket: BUCKET, ExpectedBucketOwner: "999999999999" });
    await expect(s3.send(others)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it("is made between two requests: one that is still being sent comes after it", async () => {
    const slow = await halfOfARequest();
    const copied = clientsOf(await copy());
    expect(await secretOf(aws)).toBe(SECRET);
    await slow.finish();

    const object = new GetObjectCommand({ Bucket: BUCKET, Key: "slow" });
    const { Body } = await aws.s3.send(object);
    expect(await Body?.transformToString()).toBe("both halves");
    await expect(copied.s3.send(object)).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("is made while somebody lists something page by page", async () => {
    const scope = "emulator/20260101/us-east-1/tagging/aws4_request";
    const response = await fetch(original.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "ResourceGroupsTaggingAPI_20170126.GetResources",
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify({ ResourcesPerPage: 1, ResourceTypeFilters: ["logs"] }),
    });
    expect(await response.json()).toMatchObject({ PaginationToken: expect.stringMatching(/./) });
    expect(await secretOf(clientsOf(await copy()))).toBe(SECRET);
  });

  it("ends without leaving anything, and leaves the original running", async () => {
    const made = await copy();
    expect(existsSync(place(count))).toBe(true);
    await made.stop();
    expect([isRunning(made.pid), existsSync(place(count))]).toEqual([false, false]);
    expect(await identify(original.port)).toMatchObject({ kind: "emulator", pid: original.pid });
  });
});

describe("an emulator's count of requests", () => {
  it("grows with each answer, but not with looks at the count", async () => {
    const requests = async () => {
      const listener = await identify(original.port);
      return listener.kind === "emulator" ? listener.requests : undefined;
    };
    const before = Number(await requests());
    await secretOf(aws);
    expect([await requests(), await requests()]).toEqual([before + 1, before + 1]);
  });
});
