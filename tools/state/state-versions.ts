import {
  GetObjectCommand,
  type GetObjectCommandInput,
  ListObjectVersionsCommand,
  type ListObjectVersionsOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { stateKey } from "../../lib/state-key";

/** What the state bucket has of one state, deleted ones included. */
export interface StoredState {
  /** `<project>/<environment>/<stack>.tfstate` */
  readonly key: string;
  /** The stack's id: `dev-network`. */
  readonly id: string;
  /** Newest first. */
  readonly versions: readonly StateVersion[];
}

export interface StateVersion {
  readonly versionId: string;
  readonly at: Date;
  /** S3's mark that the object was deleted: what came before is still there. */
  readonly isDeletion: boolean;
  /** S3 knows of whole seconds only, so that times alone do not say which is the newest. */
  readonly isLatest: boolean;
}

const ENDING = ".tfstate";

/** Every state of the environment that its bucket has a version of. */
export async function storedStates(
  client: S3Client,
  environment: Environment,
): Promise<StoredState[]> {
  const Prefix = stateKey(environment, "").slice(0, -ENDING.length);
  const found = new Map<string, StateVersion[]>();
  let markers: Pick<ListObjectVersionsOutput, "NextKeyMarker" | "NextVersionIdMarker"> = {};
  do {
    const page: ListObjectVersionsOutput = await client.send(
      new ListObjectVersionsCommand({
        ...bucketOf(environment),
        Prefix,
        KeyMarker: markers.NextKeyMarker,
        VersionIdMarker: markers.NextVersionIdMarker,
      }),
    );
    const all = [
      ...(page.Versions ?? []).map((one) => ({ ...one, isDeletion: false })),
      ...(page.DeleteMarkers ?? []).map((one) => ({ ...one, isDeletion: true })),
    ];
    for (const {
      Key = "",
      VersionId = "",
      LastModified = new Date(0),
      IsLatest,
      isDeletion,
    } of all) {
      if (!Key.endsWith(ENDING)) continue;
      const isLatest = IsLatest === true;
      const version = { versionId: VersionId, at: LastModified, isDeletion, isLatest };
      found.set(Key, [...(found.get(Key) ?? []), version]);
    }
    markers = page;
  } while (markers.NextKeyMarker !== undefined);
  return [...found].map(([key, versions]) => ({
    key,
    id: `${environment.name}-${key.slice(Prefix.length, -ENDING.length)}`,
    // Versions and deletions are listed apart, each newest first.
    versions: versions.toSorted(
      (one, other) =>
        Number(other.isLatest) - Number(one.isLatest) || other.at.getTime() - one.at.getTime(),
    ),
  }));
}

/** The text of a version. */
export const textOfVersion = (
  client: S3Client,
  environment: Environment,
  key: string,
  VersionId: string,
): Promise<string> => read(client, { ...bucketOf(environment), Key: key, VersionId });

/** The text of an object of the state bucket. */
export const textOfObject = (
  client: S3Client,
  environment: Environment,
  key: string,
): Promise<string> => read(client, { ...bucketOf(environment), Key: key });

async function read(client: S3Client, request: GetObjectCommandInput): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand(request));
  return (await Body?.transformToString()) ?? "";
}

/** The environment's state bucket, in its own account. */
export const bucketOf = (environment: Environment) => ({
  Bucket: makeNames(environment).stateBucket,
  ExpectedBucketOwner: environment.accountId,
});
