import { GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import type { OwnedResource } from "#plan";
import { stateKey } from "../../lib/state-key";
import { s3Client } from "../aws/clients";
import { managedIn, parseState } from "../state/parse-state";
import { stateExists } from "../state/state-exists";
import { bucketOf } from "../state/state-versions";

/** What a plan must know of a stack's state. */
export interface StackState {
  /** Stays the same as long as the state does. */
  readonly lineage: string;
  /** One more with each change. */
  readonly serial: number;
  /** What consumers can read, by name. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** How many resources Terraform manages there. */
  readonly resources: number;
  /** IDs of what is at each address. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Their attributes, secrets and all: they stay in memory. */
  readonly owned: readonly OwnedResource[];
}

/** By the stacks' ids. A stack that was never deployed has none. */
export type States = ReadonlyMap<string, StackState>;

/**
 * The states of an environment's stacks.
 * @param ids of the environment's stacks (`dev-network`)
 * @returns nothing where there is no state bucket: the environment was never bootstrapped
 */
export async function environmentStates(
  environment: Environment,
  ids: readonly string[],
): Promise<States | undefined> {
  if (!(await stateExists(environment))) return undefined;
  const client = s3Client(environment);
  try {
    const states = await Promise.all(
      ids.map(async (id) => [id, await readState(client, environment, id)] as const),
    );
    return new Map(states.flatMap(([id, state]) => (state ? [[id, state] as const] : [])));
  } finally {
    client.destroy();
  }
}

/** What all of these states manage. */
export const ownedIn = (states: States | undefined): readonly OwnedResource[] =>
  [...(states?.values() ?? [])].flatMap(({ owned }) => owned);

async function readState(
  client: S3Client,
  environment: Environment,
  id: string,
): Promise<StackState | undefined> {
  const stack = id.slice(environment.name.length + 1);
  const Key = stateKey(environment, stack);
  const request = new GetObjectCommand({ ...bucketOf(environment), Key });
  try {
    const text = (await (await client.send(request)).Body?.transformToString()) ?? "";
    const state = parseState(text, Key);
    const { lineage, serial, outputs } = state;
    const values = Object.entries(outputs).map(([name, { value }]) => [name, value] as const);
    const owned = managedIn(state).flatMap(({ type, instances }) =>
      instances.map(({ attributes = {} }) => ({ stack: id, type, values: attributes })),
    );
    const addresses = managedIn(state).map(
      ({ type, name, instances: [first] }) =>
        [`${type}.${name}`, String(first?.attributes?.["id"])] as const,
    );
    return {
      ...{ lineage, serial, owned, resources: owned.length },
      ...{ outputs: new Map(values), addresses: new Map(addresses) },
    };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
