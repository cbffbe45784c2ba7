import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import { stateKey } from "../../lib/state-key";
import { bucketOf } from "./state-versions";

const STATE = ".tfstate";
const LOCK = ".tfstate.tflock";

/** An object in the state bucket that belongs to a stack. */
export interface StackObject {
  /** The stack's id: `dev-network`. */
  readonly id: string;
  /** The stack's name in its environment: `network`. */
  readonly name: string;
  readonly key: string;
}

/** The states of an environment, and the locks on them, as they lie in its bucket. */
export async function listStates(client: S3Client, environment: Environment) {
  const Prefix = stateKey(environment, "").slice(0, -STATE.length);
  const input = { ...bucketOf(environment), Prefix };
  const states: StackObject[] = [];
  const locks: StackObject[] = [];
  for await (const { Contents: contents = [] } of paginateListObjectsV2({ client }, input)) {
    for (const { Key: key = "" } of contents) {
      const [list, ending] = key.endsWith(LOCK) ? [locks, LOCK] : [states, STATE];
      if (!key.endsWith(ending)) continue;
      const name = key.slice(Prefix.length, -ending.length);
      list.push({ id: `${environment.name}-${name}`, key, name });
    }
  }
  return { states, locks };
}
