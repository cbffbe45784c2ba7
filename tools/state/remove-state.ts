import {
  DeleteAliasCommand,
  type KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { stateKey } from "../../lib/state-key";
import { kmsClient, s3Client } from "../aws/clients";
import { iamResources } from "../ownership/iam-resources";
import { lookForUnknown } from "../ownership/look-for-unknown";
import { describeUnknown } from "../ownership/refuse-unknown";
import { ToolError } from "../process/errors";
import { removeBucket } from "./remove-bucket";
import { DELETION_DAYS, keyBehind } from "./state-key";
import { readStates, type StateLock, type StateObject } from "./state-objects";

/**
 * Removes the state bucket and its key, once nothing that it knows of exists any more.
 * @returns what was done, for people
 */
export async function removeState(environment: Environment): Promise<string> {
  const { stateBucket: bucket, stateKeyAlias } = makeNames(environment);
  const owned = { bucket, accountId: environment.accountId };
  const s3 = s3Client(environment);
  const kms = kmsClient(environment);
  try {
    const { states, locks } = await readStates(s3, owned);
    refuseHeldLocks(locks);
    refuseRemainingResources(bucket, states, stateKey(environment, "state"));
    await refuseTagged(environment, bucket);
    await removeBucket(s3, owned);
    const keyId = await removeKey(kms, stateKeyAlias);
    const key = keyId ? ` Deleted ${stateKeyAlias}; key ${keyId} is deleted in 7 days.` : "";
    return `Deleted state bucket ${bucket}.${key}`;
  } finally {
    s3.destroy();
    kms.destroy();
  }
}

export function refuseHeldLocks(locks: readonly StateLock[]): void {
  if (locks.length === 0) return;
  const list = locks.map(({ key, holder }) => `  ${key} (${holder})`).join("\n");
  throw new ToolError(
    `Somebody is working on this state, or was interrupted:\n${list}\nWait until they have ` +
      'finished. If nobody is, release each lock ("terraform force-unlock -force <id>" in ' +
      "cdktf.out/stacks/<stack>), then try again.",
  );
}

export function refuseRemainingResources(
  bucket: string,
  states: readonly StateObject[],
  ownKey: string,
): void {
  // The state stack's state lists the bucket and the key themselves.
  const remaining = states.filter(({ key, resources }) => resources > 0 && key !== ownKey);
  if (remaining.length === 0) return;
  const list = remaining.map(({ key, resources }) => `  ${key} (${resources} resources)`);
  throw new ToolError(
    `Bucket ${bucket} is kept: these states still list resources, and without their state ` +
      `nothing could find them again:\n${list.join("\n")}\nDestroy those stacks first.`,
  );
}

/**
 * Whatever the states say, or whoever deleted them: what carries the environment's tags is not without its
 * bucket.
 */
async function refuseTagged(environment: Environment, bucket: string): Promise<void> {
  const besides = await iamResources(environment);
  const left = await lookForUnknown(environment, { besides });
  if (left.length === 0) return;
  throw new ToolError(
    `Bucket ${bucket} is kept: these resources have the tags of ${environment.name}, and no state ` +
      `lists them:\n${describeUnknown(left).join("\n")}\n"npm run doctor -- ${environment.name}" takes ` +
      "them into a state, or deletes them. AWS may list for minutes what was deleted: then try again.",
  );
}

/**
 * Deletes the alias and schedules the deletion of the key behind it.
 * @returns the key's id, or `undefined` when there is no such alias
 */
async function removeKey(client: KMSClient, alias: string): Promise<string | undefined> {
  const KeyId = (await keyBehind(client, alias))?.KeyId;
  if (KeyId === undefined) return undefined;
  // The alias last: it is how a second try finds the key.
  await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: DELETION_DAYS }));
  await client.send(new DeleteAliasCommand({ AliasName: alias }));
  return KeyId;
}
