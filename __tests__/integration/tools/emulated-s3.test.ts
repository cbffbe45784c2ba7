import path from "node:path";
import {
  CreateBucketCommand,
  GetBucketLifecycleConfigurationCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import { s3Client } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

const BUCKET = "a-bucket";
const ARN = `arn:aws:s3:::${BUCKET}`;
let directory: string;
let emulator: Emulator;
let client: S3Client;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-s3-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  client = s3Client({ region: "us-east-1", emulatorEndpoint: emulator.endpoint });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
}, 60_000);

afterAll(async () => {
  client.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

const put = (key: string, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: "text", ...more }));

function deny(condition: object, resource: string) {
  const statement = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: resource };
  const policy = { Version: "2012-10-17", Statement: [{ ...statement, Condition: condition }] };
  const input = { Bucket: BUCKET, Policy: JSON.stringify(policy) };
  return client.send(new PutBucketPolicyCommand(input));
}

describe("the emulated S3", () => {
  it("lets nobody but the expected owner at a bucket", async () => {
    const owned = { Bucket: BUCKET, ExpectedBucketOwner: "123456789012" };
    const others = { Bucket: BUCKET, ExpectedBucketOwner: "999999999999" };
    await expect(client.send(new HeadBucketCommand(owned))).resolves.toBeDefined();
    await expect(client.send(new HeadBucketCommand(others))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await expect(client.send(new ListObjectsV2Command(others))).rejects.toThrow("Access Denied");
  });

  it("refuses a second conditional write: Terraform's lock", async () => {
    await put("state.tflock", { IfNoneMatch: "*" });
    await expect(put("state.tflock", { IfNoneMatch: "*" })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 412 },
    });
  });

  it("applies a Deny only when its condition is met", async () => {
    await deny({ Bool: { "aws:SecureTransport": "false" } }, `${ARN}/*`);
    await expect(put("allowed")).resolves.toBeDefined();
    await deny({ Bool: { "aws:SecureTransport": "true" } }, `${ARN}/*`);
    await expect(put("denied")).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await deny({ Bool: { "aws:SecureTransport": "false" } }, `${ARN}/*`);
  });

  it("encrypts with a key that is named by its alias", async () => {
    const key = "arn:aws:kms:us-east-1:123456789012:alias/learner-state";
    const encryption = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: key } as const;
    await expect(put("encrypted", encryption)).resolves.toMatchObject({ SSEKMSKeyId: key });
  });

  it("keeps how many newer versions a lifecycle rule leaves", async () => {
    const kept = { NoncurrentDays: 90, NewerNoncurrentVersions: 20 };
    const rule = { ID: "a", Status: "Enabled", Filter: { Prefix: "" } } as const;
    const rules = [{ ...rule, NoncurrentVersionExpiration: kept }];
    await client.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: BUCKET,
        LifecycleConfiguration: { Rules: rules },
      }),
    );
    const read = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: BUCKET }));
    expect(read.Rules).toMatchObject([{ NoncurrentVersionExpiration: kept }]);
  });
});
