import type { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "@jest/globals";
import { createStateBucket, stateBucketExists } from "../../../tools/state/state-bucket";

const WANTED = {
  bucket: "the-bucket",
  accountId: "111111111111",
  region: "eu-west-1",
  environment: "dev",
} as const;

/** A client that gives each command, by its name, this answer; errors are thrown. */
function fakeClient(answers: Record<string, unknown>) {
  const sent: { name: string; input: unknown }[] = [];
  const send = (command: { input: unknown; constructor: { name: string } }) => {
    const { name } = command.constructor;
    sent.push({ name, input: command.input });
    const answer = answers[name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
  };
  return { client: { send, config: {} } as unknown as S3Client, sent };
}

function s3Error(status: number, name = "Unknown", headers: Record<string, string> = {}): Error {
  const details = { name, $metadata: { httpStatusCode: status }, $response: { headers } };
  return Object.assign(new Error(name), details);
}

const head = (answer: unknown) =>
  stateBucketExists(fakeClient({ HeadBucketCommand: answer }).client, WANTED);

describe("looking for the state bucket", () => {
  it("finds ours, and asks for it by its owner", async () => {
    const { client, sent } = fakeClient({ HeadBucketCommand: { BucketRegion: "eu-west-1" } });
    expect(await stateBucketExists(client, WANTED)).toBe(true);
    expect(sent[0]?.input).toEqual({ Bucket: "the-bucket", ExpectedBucketOwner: "111111111111" });
  });

  it("sees that there is none", async () => {
    expect(await head(s3Error(404, "NotFound"))).toBe(false);
  });

  it("refuses somebody else's, wherever it is, and says what to do", async () => {
    const message =
      /does not belong to account 111111111111.* set state\.bucket in environments\/dev/;
    await expect(head(s3Error(403))).rejects.toThrow(message);
    const elsewhere = { "x-amz-bucket-region": "us-east-2" };
    await expect(head(s3Error(403, "Forbidden", elsewhere))).rejects.toThrow(message);
  });

  it("refuses ours in another region", async () => {
    const message = "Bucket the-bucket lies in us-east-2, but environment dev is in eu-west-1";
    await expect(head({ BucketRegion: "us-east-2" })).rejects.toThrow(message);
    const moved = s3Error(301, "PermanentRedirect", { "x-amz-bucket-region": "us-east-2" });
    await expect(head(moved)).rejects.toThrow(message);
  });

  it("passes on what it cannot explain", async () => {
    await expect(head(s3Error(503, "SlowDown"))).rejects.toThrow("SlowDown");
  });
});

describe("creating the state bucket", () => {
  it("names the region", async () => {
    const { client, sent } = fakeClient({});
    await createStateBucket(client, WANTED);
    expect(sent[0]?.input).toEqual({
      Bucket: "the-bucket",
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    });
  });

  it("names no region in us-east-1, where AWS refuses that", async () => {
    const { client, sent } = fakeClient({});
    await createStateBucket(client, { ...WANTED, region: "us-east-1" });
    expect(sent[0]?.input).toEqual({ Bucket: "the-bucket" });
  });

  it("refuses a name that somebody else has", async () => {
    const { client } = fakeClient({ CreateBucketCommand: s3Error(409, "BucketAlreadyExists") });
    await expect(createStateBucket(client, WANTED)).rejects.toThrow("set state.bucket");
  });

  it("does not mind that another run was faster", async () => {
    const { client, sent } = fakeClient({
      CreateBucketCommand: s3Error(409, "BucketAlreadyOwnedByYou"),
    });
    await createStateBucket(client, WANTED);
    expect(sent.map(({ name }) => name)).toEqual(["CreateBucketCommand", "HeadBucketCommand"]);
  });
});
