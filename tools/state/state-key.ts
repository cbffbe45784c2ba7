import {
  AlreadyExistsException,
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  type KeyMetadata,
  type KMSClient,
  NotFoundException,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { ToolError } from "../process/errors";

/** The shortest time that AWS allows; until then the deletion can be cancelled. */
export const DELETION_DAYS = 7;

/** The key that an alias leads to; nothing where there is no such alias. */
export async function keyBehind(
  client: KMSClient,
  alias: string,
): Promise<KeyMetadata | undefined> {
  try {
    return (await client.send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}

/**
 * Whether the key that encrypts states is there.
 * @throws ToolError when it is, and cannot be used
 */
export async function stateKeyExists(client: KMSClient, alias: string): Promise<boolean> {
  const key = await keyBehind(client, alias);
  if (key === undefined || key.KeyState === "Enabled") return key !== undefined;
  throw new ToolError(
    `Key ${String(key.KeyId)} (${alias}) encrypts the states, but it is ${String(key.KeyState)}. Take that ` +
      `back first: aws kms cancel-key-deletion --key-id ${String(key.KeyId)} where it waits for its ` +
      `deletion, then aws kms enable-key --key-id ${String(key.KeyId)}.`,
  );
}

/** Creates the bare key and its alias; everything else about them is the `state` stack's. */
export async function createStateKey(client: KMSClient, alias: string): Promise<void> {
  const description = "Encrypts Terraform's state";
  const { KeyMetadata: key } = await client.send(
    new CreateKeyCommand({ Description: description }),
  );
  const KeyId = key?.KeyId;
  try {
    await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyId }));
  } catch (error) {
    // Another bootstrap of the same environment was faster, or the alias cannot be made: nobody would
    // find the key again.
    await client.send(
      new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: DELETION_DAYS }),
    );
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}
