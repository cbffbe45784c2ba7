import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { s3Client } from "../aws/clients";
import { listStates, type StackObject } from "../state/list-states";
import { stateExists } from "../state/state-exists";
import { bucketOf } from "../state/state-versions";
import { type RecordedState, recordedState } from "./recorded-state";

/** What the state bucket tells of an environment. */
export interface Deployed {
  /** Stacks that have resources and are in the code no more. */
  readonly leftovers: readonly RecordedState[];
  /** Every stack that has a state, leftovers included. Empty where there is no leftover. */
  readonly recorded: readonly RecordedState[];
}

const NOTHING: Deployed = { leftovers: [], recorded: [] };

/** How stacks are called. A key with anything else in it is no stack's. */
const STACK_NAME = /^[\w-]+$/;

/**
 * Asks the state bucket what is deployed of an environment and not in the code any more. States of
 * other environments are not looked at.
 * @param also ids of stacks that count as left over, though they have no resources any more
 */
export async function findLeftovers(
  environment: Environment,
  app: SynthesizedApp,
  also: readonly string[] = [],
): Promise<Deployed> {
  if (!(await stateExists(environment))) return NOTHING;
  const client = s3Client(environment);
  try {
    const { states } = await listStates(client, environment);
    const stored = states.filter(isOfAStack);
    const isInCode = ({ id }: StackObject) => app.stacks.some((stack) => stack.id === id);
    const read = (some: readonly StackObject[]) =>
      Promise.all(some.map((one) => readState(client, environment, one)));
    const unknown = await read(stored.filter((one) => !isInCode(one)));
    const leftovers = unknown.filter(({ id, resources }) => resources > 0 || also.includes(id));
    if (leftovers.length === 0) return NOTHING;
    return { leftovers, recorded: [...leftovers, ...(await read(stored.filter(isInCode)))] };
  } finally {
    client.destroy();
  }
}

function isOfAStack({ name, key }: StackObject): boolean {
  if (STACK_NAME.test(name)) return true;
  console.error(`Warning: ${key} in the state bucket is no stack's, and is left alone.`);
  return false;
}

async function readState(
  client: S3Client,
  environment: Environment,
  stored: StackObject,
): Promise<RecordedState> {
  const request = new GetObjectCommand({ ...bucketOf(environment), Key: stored.key });
  const text = (await (await client.send(request)).Body?.transformToString()) ?? "";
  return recordedState(stored, text, environment);
}
