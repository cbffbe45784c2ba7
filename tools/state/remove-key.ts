import {
  DeleteAliasCommand,
  DescribeKeyCommand,
  type KMSClient,
  NotFoundException,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";

/** The shortest time that AWS allows; until then the deletion can be cancelled. */
const WAITING_DAYS = 7;

/**
 * Deletes the alias and schedules the deletion of the key behind it.
 * @returns the key's id, or `undefined` when there is no such alias
 */
export async function removeKey(client: KMSClient, alias: string): Promise<string | undefined> {
  const keyId = await keyBehind(client, alias);
  if (keyId === undefined) return undefined;
  // The alias last: it is how a second try finds the key.
  await client.send(
    new ScheduleKeyDeletionCommand({ KeyId: keyId, PendingWindowInDays: WAITING_DAYS }),
  );
  await client.send(new DeleteAliasCommand({ AliasName: alias }));
  return keyId;
}

async function keyBehind(client: KMSClient, alias: string): Promise<string | undefined> {
  try {
    const { KeyMetadata: key } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
    return key?.KeyId;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
