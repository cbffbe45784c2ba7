import {
  DeleteAliasCommand,
  type KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { DELETION_DAYS, keyBehind } from "./state-key";

/**
 * Deletes the alias and schedules the deletion of the key behind it.
 * @returns the key's id, or `undefined` when there is no such alias
 */
export async function removeKey(client: KMSClient, alias: string): Promise<string | undefined> {
  const KeyId = (await keyBehind(client, alias))?.KeyId;
  if (KeyId === undefined) return undefined;
  // The alias last: it is how a second try finds the key.
  await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: DELETION_DAYS }));
  await client.send(new DeleteAliasCommand({ AliasName: alias }));
  return KeyId;
}
