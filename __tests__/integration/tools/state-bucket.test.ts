import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CreateRoleCommand, DeleteRoleCommand } from "@aws-sdk/client-iam";
import {
  CancelKeyDeletionCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Environment, EnvironmentInput } from "../../../config/schema/environment";
import { defaultTags } from "../../../lib/default-tags";
import { makeNames } from "../../../lib/names";
import { stateKey } from "../../../lib/state-key";
import { iamClient, kmsClient, s3Client } from "../../../tools/aws/clients";
import { bootstrap } from "../../../tools/bootstrap";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { createStateKey } from "../../../tools/state/state-key";
import { refuseLostStates } from "../../../tools/state/lost-states";
import { removeState } from "../../../tools/state/remove-state";
import { stateExists } from "../../../tools/state/state-exists";
import { freePort } from "../../../tools/process/free-port";
import { testEnvironment } from "../../test-environment";

let directory: string;
let emulator: Emulator;
let environment: Environment;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "state-bucket-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  environment = inRegion("eu-west-1");
}, 60_000);

afterAll(async () => {
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

function inRegion(
  region: Environment["region"],
  more: Partial<EnvironmentInput> = {},
): Environment {
  return testEnvironment({
    ...{ project: "project", namePrefix: "prefix", accountId: "123456789012", region },
    emulatorEndpoint: emulator.endpoint,
    ...more,
  });
}

/** A state with one resource, as far as the tools read it. */
const stateWith = (mode: string) => ({
  ...{ version: 4, serial: 1, lineage: "11111111-2222-3333-4444-555555555555" },
  resources: [{ mode, type: "aws_vpc", instances: [] }],
});

describe("a deleted state", () => {
  it("is noticed though S3 knows of whole seconds only, and not once it lists nothing", async () => {
    const other = inRegion("us-east-1", { namePrefix: "deleted" });
    const s3 = s3Client(other);
    const Bucket = makeNames(other).stateBucket;
    await s3.send(new CreateBucketCommand({ Bucket }));
    const versioned = { Bucket, VersioningConfiguration: { Status: "Enabled" } } as const;
    await s3.send(new PutBucketVersioningCommand(versioned));
    const deleted = async (mode: string) => {
      const Key = stateKey(other, "network");
      const Body = JSON.stringify(stateWith(mode));
      await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
      await refuseLostStates(other);
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      return refuseLostStates(other);
    };
    await expect(deleted("managed")).rejects.toThrow(
      /test-network: deleted \S+, and listed 1 resources\nNothing was done/,
    );
    await expect(deleted("data")).resolves.toBeUndefined();
    s3.destroy();
  });
});

describe("bootstrap", () => {
  const BOTH = /State bucket prefix-state-\S+ and its key alias\/prefix-state /;
  const keys = async () => {
    const kms = kmsClient(environment);
    const { Keys = [] } = await kms.send(new ListKeysCommand({}));
    kms.destroy();
    return Keys.length;
  };

  it("creates the bucket in the environment's region and its key, and then finds them", async () => {
    expect(await stateExists(environment)).toBe(false);
    expect(await bootstrap(environment)).toMatch(new RegExp(`^Created: ${BOTH.source}`));
    expect(await bootstrap(environment)).toMatch(new RegExp(`^${BOTH.source}exist`));
    expect(await keys()).toBe(1);
  });

  it("creates the key alone where a bucket is there from before, and leaves no second one", async () => {
    const kms = kmsClient(environment);
    const alias = makeNames(environment).stateKeyAlias;
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: alias }));
    await kms.send(new DeleteAliasCommand({ AliasName: alias }));
    await createStateKey(kms, alias);
    // Another bootstrap was faster: the key that nobody would find again is given up.
    await createStateKey(kms, alias);
    const states = await Promise.all(
      ((await kms.send(new ListKeysCommand({}))).Keys ?? [])
        .filter(({ KeyId }) => KeyId !== KeyMetadata?.KeyId)
        .map(async ({ KeyId }) => {
          const key = await kms.send(new DescribeKeyCommand({ KeyId }));
          return key.KeyMetadata?.KeyState;
        }),
    );
    expect(states.toSorted()).toEqual(["Enabled", "PendingDeletion"]);
    kms.destroy();
  });

  it("refuses a key that waits for its deletion, and says how to keep it", async () => {
    const kms = kmsClient(environment);
    const KeyId = makeNames(environment).stateKeyAlias;
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId }));
    await expect(bootstrap(environment)).rejects.toThrow(
      /it is PendingDeletion. Take that back first: aws kms cancel-key-deletion/,
    );
    await kms.send(new CancelKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId }));
    await kms.send(new EnableKeyCommand({ KeyId: KeyMetadata?.KeyId }));
    expect(await bootstrap(environment)).toMatch(BOTH);
    kms.destroy();
  });

  it("refuses credentials of another account", async () => {
    const other = inRegion("eu-west-1", { accountId: "111111111111" });
    await expect(bootstrap(other)).rejects.toThrow(
      /belong to account 123456789012 .* environment test lives in account 111111111111/,
    );
  });

  it("refuses a bucket in another region", async () => {
    const moved = inRegion("us-east-1", { state: { ...environment.state, bucket: bucketName() } });
    await expect(bootstrap(moved)).rejects.toThrow("lies in eu-west-1");
  });

  it("says that the emulator does not run", async () => {
    const nowhere = inRegion("eu-west-1", { emulatorEndpoint: "http://127.0.0.1:1" });
    await expect(bootstrap(nowhere)).rejects.toThrow(/does not answer .*"npm run local" starts it/);
  });
});

describe("removing the state", () => {
  it("is refused while a state lists resources or a lock is held, and is thorough otherwise", async () => {
    const s3 = s3Client(environment);
    const kms = kmsClient(environment);
    const bucket = bucketName();
    const put = (key: string, content: object) =>
      s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: JSON.stringify(content) }));
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: "Enabled" },
      }),
    );
    const alias = makeNames(environment).stateKeyAlias;
    const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId: alias }));
    const lock = `${stateKey(environment, "network")}.tflock`;

    await put(stateKey(environment, "state"), stateWith("managed"));
    await put(stateKey(environment, "network"), stateWith("managed"));
    await expect(removeState(environment)).rejects.toThrow(
      "project/test/network.tfstate (1 resources)",
    );

    await put(stateKey(environment, "network"), stateWith("data"));
    await put(lock, { Who: "me@laptop", Operation: "OperationTypeApply", Created: "today" });
    await expect(removeState(environment)).rejects.toThrow(
      `${lock} (me@laptop, OperationTypeApply`,
    );

    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: lock }));
    const iam = iamClient(environment);
    const RoleName = "prefix-ecs-role";
    const tags = { ...defaultTags(environment, "iam"), Name: RoleName };
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    await expect(removeState(environment)).rejects.toThrow(
      `Bucket ${bucket} is kept: these resources have the tags of test, and no state lists them:\n` +
        "  test-iam: 1 resource\n    aws_iam_role prefix-ecs-role\n",
    );

    await iam.send(new DeleteRoleCommand({ RoleName }));
    iam.destroy();
    await removeState(environment);
    expect(await stateExists(environment)).toBe(false);
    const { KeyMetadata: removed } = await kms.send(new DescribeKeyCommand({ KeyId: key?.KeyId }));
    expect(removed?.KeyState).toBe("PendingDeletion");
    s3.destroy();
    kms.destroy();
  }, 30_000);
});

function bucketName(): string {
  return makeNames(environment).stateBucket;
}
