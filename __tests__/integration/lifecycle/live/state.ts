import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "@jest/globals";
import { parsePolicy } from "#testing";
import type { AwsClients } from "../support/aws";
import { STACKS, STATE_BUCKET, stateKey } from "../support/deployment";

export function describeState(aws: () => AwsClients): void {
  describe("state bucket", () => {
    const Bucket = STATE_BUCKET;

    test("holds one state for each stack, and no lock", async () => {
      const { Contents = [] } = await aws().s3.send(new ListObjectsV2Command({ Bucket }));
      expect(Contents.map(({ Key }) => Key)).toEqual(STACKS.map(stateKey));
    });

    test("states are encrypted with the state's key, but for the stack that makes the key", async () => {
      const encryption = async (stack: string) =>
        (await aws().s3.send(new HeadObjectCommand({ Bucket, Key: stateKey(stack) })))
          .ServerSideEncryption;
      expect(await Promise.all(STACKS.map(encryption))).toEqual(
        STACKS.map((stack) => (stack === "state" ? "AES256" : "aws:kms")),
      );
    });

    test("is versioned, encrypted by default, private, and owned by the account", async () => {
      const { s3 } = aws();
      const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
      expect(Status).toBe("Enabled");
      const { ServerSideEncryptionConfiguration } = await s3.send(
        new GetBucketEncryptionCommand({ Bucket }),
      );
      expect(ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
        BucketKeyEnabled: true,
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" },
      });
      const { PublicAccessBlockConfiguration } = await s3.send(
        new GetPublicAccessBlockCommand({ Bucket }),
      );
      expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
      const { OwnershipControls } = await s3.send(
        new GetBucketOwnershipControlsCommand({ Bucket }),
      );
      expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
    });

    test("is reached over TLS only, and forgets replaced states after a while", async () => {
      const { s3 } = aws();
      const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
      expect(parsePolicy(String(Policy))).toEqual([
        expect.objectContaining({
          effect: "Deny",
          principals: { "*": ["*"] },
          conditions: { Bool: { "aws:SecureTransport": ["false"] } },
        }),
      ]);
      const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      expect(Rules).toEqual([
        expect.objectContaining({
          Status: "Enabled",
          NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 20 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        }),
      ]);
    });
  });
}
