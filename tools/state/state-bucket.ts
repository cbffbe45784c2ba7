import {
  CreateBucketCommand,
  HeadBucketCommand,
  type S3Client,
  waitUntilBucketExists,
} from "@aws-sdk/client-s3";
import { ToolError } from "../process/errors";

export interface StateBucket {
  readonly bucket: string;
  readonly accountId: string;
  readonly region: string;
  /** For messages: where the setting is that gives the bucket another name. */
  readonly environment: string;
}

const WAIT_SECONDS = 60;
/** Where CreateBucket takes no location. */
const DEFAULT_REGION = "us-east-1";

/**
 * Whether the bucket exists.
 * @throws ToolError when it belongs to somebody else, or lies in another region
 */
export async function stateBucketExists(client: S3Client, wanted: StateBucket): Promise<boolean> {
  const { bucket, accountId, region } = wanted;
  try {
    const input = { Bucket: bucket, ExpectedBucketOwner: accountId };
    const { BucketRegion: actual = region } = await client.send(new HeadBucketCommand(input));
    if (actual !== region) throw inOtherRegion(wanted, actual);
    return true;
  } catch (error) {
    if (error instanceof ToolError) throw error;
    const { status, headers } = responseOf(error);
    const actual = headers["x-amz-bucket-region"];
    if (status === 404) return false;
    // Somebody else's bucket may lie in another region as well: the owner matters first.
    if (status === 403) throw notOurs(wanted);
    if (actual !== undefined && actual !== region) throw inOtherRegion(wanted, actual);
    throw error;
  }
}

/** Creates the bare bucket; everything else about it is the `state` stack's. */
export async function createStateBucket(client: S3Client, wanted: StateBucket): Promise<void> {
  const { bucket, accountId, region } = wanted;
  try {
    await client.send(
      new CreateBucketCommand({
        Bucket: bucket,
        ...(region !== DEFAULT_REGION && {
          CreateBucketConfiguration: { LocationConstraint: region as "eu-west-1" },
        }),
      }),
    );
  } catch (error) {
    const { name } = error as Error;
    if (name === "BucketAlreadyExists") throw notOurs(wanted);
    // Another bootstrap of the same environment was faster.
    if (name !== "BucketAlreadyOwnedByYou") throw error;
  }
  await waitUntilBucketExists(
    { client, maxWaitTime: WAIT_SECONDS, minDelay: 1, maxDelay: 5 },
    { Bucket: bucket, ExpectedBucketOwner: accountId },
  );
}

function notOurs({ bucket, accountId, environment }: StateBucket): ToolError {
  return new ToolError(
    `Bucket ${bucket} does not belong to account ${accountId}, or these credentials may not see ` +
      "it (they need s3:ListBucket). Bucket names are unique in the whole world: if somebody else " +
      `has this one, set state.bucket in environments/${environment}.ts to another name.`,
  );
}

function inOtherRegion({ bucket, region, environment }: StateBucket, actual: string): ToolError {
  return new ToolError(
    `Bucket ${bucket} lies in ${actual}, but environment ${environment} is in ${region}. Set ` +
      `state.bucket in environments/${environment}.ts to another name, or region to ${actual}.`,
  );
}

function responseOf(error: unknown) {
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { headers?: Record<string, string> };
  };
  return { status: $metadata?.httpStatusCode, headers: $response?.headers ?? {} };
}
