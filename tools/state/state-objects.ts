import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { managedIn, parseState } from "./parse-state";

const STATE_ENDING = ".tfstate";
const LOCK_ENDING = ".tflock";

/** One Terraform state in a bucket. */
export interface StateObject {
  /** `<project>/<environment>/<stack>.tfstate` */
  readonly key: string;
  /** Resources that Terraform manages there and has not destroyed. */
  readonly resources: number;
}

export interface StateLock {
  readonly key: string;
  /** Who holds it and what for, as far as Terraform wrote it down. */
  readonly holder: string;
}

/** A bucket, and the account it must belong to. */
export interface OwnedBucket {
  readonly bucket: string;
  readonly accountId: string;
}

interface LockInfo {
  readonly Who?: string;
  readonly Operation?: string;
  readonly Created?: string;
}

/** Every state in the bucket, and every lock that is held. */
export async function readStates(client: S3Client, owned: OwnedBucket) {
  const keys = await listKeys(client, owned);
  const states: StateObject[] = [];
  for (const key of keys.filter((key) => key.endsWith(STATE_ENDING))) {
    states.push({
      key,
      resources: managedIn(parseState(await readText(client, owned, key), key)).length,
    });
  }
  const locks: StateLock[] = [];
  for (const key of keys.filter((key) => key.endsWith(LOCK_ENDING))) {
    locks.push({ key, holder: describeHolder(await readText(client, owned, key)) });
  }
  return { states, locks };
}

async function listKeys(client: S3Client, { bucket, accountId }: OwnedBucket): Promise<string[]> {
  const keys: string[] = [];
  const input = { Bucket: bucket, ExpectedBucketOwner: accountId };
  for await (const { Contents: contents = [] } of paginateListObjectsV2({ client }, input)) {
    keys.push(...contents.flatMap(({ Key: key }) => key ?? []));
  }
  return keys;
}

async function readText(client: S3Client, owned: OwnedBucket, key: string): Promise<string> {
  const { bucket, accountId } = owned;
  const input = { Bucket: bucket, Key: key, ExpectedBucketOwner: accountId };
  const { Body: body } = await client.send(new GetObjectCommand(input));
  return (await body?.transformToString()) ?? "";
}

function describeHolder(text: string): string {
  try {
    const { Who: who, Operation: operation, Created: created } = JSON.parse(text) as LockInfo;
    return `${who ?? "somebody"}, ${operation ?? "unknown operation"}, since ${created ?? "?"}`;
  } catch {
    return "unknown";
  }
}
