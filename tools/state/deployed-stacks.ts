import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { stateKey } from "../../lib/state-key";
import { s3Client } from "../aws/clients";
import { readStates } from "./state-objects";

/**
 * Ids of an environment's stacks whose state lists resources, also of those that left the code, without
 * the state stack itself.
 */
export async function deployedStacks(environment: Environment): Promise<string[]> {
  const { name, accountId } = environment;
  const client = s3Client(environment);
  const owned = { bucket: makeNames(environment).stateBucket, accountId };
  const { states } = await readStates(client, owned).finally(() => {
    client.destroy();
  });
  const ending = ".tfstate";
  const prefix = stateKey(environment, "").slice(0, -ending.length);
  return states
    .filter(({ key, resources }) => resources > 0 && key.startsWith(prefix))
    .map(({ key }) => `${name}-${key.slice(prefix.length, -ending.length)}`)
    .filter((id) => id !== `${name}-state`);
}
