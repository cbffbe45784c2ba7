import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { OwnedBucket } from "./state-objects";

/** Deletes the bucket with every version and delete marker in it. */
export async function removeBucket(client: S3Client, owned: OwnedBucket): Promise<void> {
  const owner = { Bucket: owned.bucket, ExpectedBucketOwner: owned.accountId };
  for (;;) {
    // A page holds at most 1000 entries, which is also the most that one request deletes.
    const page = await client.send(new ListObjectVersionsCommand(owner));
    const entries = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    const objects = entries.map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (objects.length === 0) break;
    const request = { ...owner, Delete: { Quiet: true, Objects: objects } };
    const { Errors: errors = [] } = await client.send(new DeleteObjectsCommand(request));
    const [first] = errors;
    if (first) throw new Error(`${String(first.Key)} cannot be deleted: ${String(first.Message)}`);
  }
  await client.send(new DeleteBucketCommand(owner));
}
