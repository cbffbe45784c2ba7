import type { OwnedResource } from "#plan";
import type { Environment } from "../../config/schema/environment";
import { s3Client } from "../aws/clients";
import { environmentStates, ownedIn } from "../plan/environment-states";
import { listStates } from "../state/list-states";
import { stateExists } from "../state/state-exists";
import type { Kind } from "./kinds";
import { stillThere } from "./still-there";
import { type TaggedResource, taggedResources } from "./tagged-resources";
import { goneOf, unknownOf } from "./unknown-resources";

export interface LookOptions {
  /** Which kinds of resources are looked at. @default all */
  readonly kinds?: (kind: Kind) => boolean;
  /** More resources of the environment, which tags do not tell of. @default none */
  readonly besides?: readonly TaggedResource[];
}

/**
 * Resources of an environment that none of its states lists: somebody was killed before a state was saved, or
 * a state was lost. What a stack is making just now is not among them.
 */
export async function lookForUnknown(
  environment: Environment,
  { kinds = () => true, besides = [] }: LookOptions = {},
): Promise<TaggedResource[]> {
  // In this order: what is made and saved between two of these looks is in a state, or its stack is locked.
  const tagged = [...(await taggedResources(environment)), ...besides];
  const wanted = tagged.filter(({ kind, stack }) => kinds(kind) && !isAdopted(stack, environment));
  if (wanted.length === 0) return [];
  const { owned, locked } = await listed(environment);
  const unknown = unknownOf(wanted, owned).filter(({ stack }) => !locked.has(stack));
  return stillThere(environment, unknown);
}

/**
 * What the states of an environment list, and AWS has not any more, or has without its tags. What a stack is
 * destroying just now is not among it.
 * @param besides as of `lookForUnknown`
 */
export async function lookForGone(
  environment: Environment,
  besides: readonly TaggedResource[],
): Promise<OwnedResource[]> {
  // In this order, and twice: AWS lists what it makes after some seconds.
  const { owned, locked } = await listed(environment);
  const goneOfThose = async (those: readonly OwnedResource[]) =>
    those.length === 0 ? [] : goneOf([...(await taggedResources(environment)), ...besides], those);
  const gone = await goneOfThose(owned.filter(({ stack }) => !locked.has(stack)));
  return goneOfThose(gone);
}

/** Bucket and key of the states are there before the stack that adopts them. */
const isAdopted = (stack: string, { name }: Environment): boolean => stack === `${name}-state`;

/** What the states list, and the stacks that somebody is working on. */
async function listed(environment: Environment) {
  if (!(await stateExists(environment))) return { owned: [], locked: new Set<string>() };
  const client = s3Client(environment);
  try {
    const { states, locks } = await listStates(client, environment);
    const ids = states.map(({ id }) => id);
    const owned = ownedIn(await environmentStates(environment, ids));
    return { owned, locked: new Set(locks.map(({ id }) => id)) };
  } finally {
    client.destroy();
  }
}
