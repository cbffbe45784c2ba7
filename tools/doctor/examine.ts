import type { Environment } from "../../config/schema/environment";
import { s3Client } from "../aws/clients";
import { stateExists } from "../state/state-exists";
import { storedStates } from "../state/state-versions";
import { findDamagedStates } from "./find-damaged-states";
import { findDeletedStates } from "./find-deleted-states";
import { findInterruptedApply } from "./find-interrupted-apply";
import { findLocks } from "./find-locks";
import { findUnsavedStates } from "./find-unsaved-states";
import type { Finding } from "./finding";

/**
 * Looks at everything that is known of an environment. What has to be put right first comes first.
 * @param use gets the findings while their remedies can be carried out
 * @param env for Terraform
 */
export async function examine<T>(
  environment: Environment,
  env: NodeJS.ProcessEnv,
  use: (findings: readonly Finding[]) => Promise<T>,
): Promise<T> {
  const client = s3Client(environment);
  try {
    const isThere = await stateExists(environment);
    const stored = isThere ? await storedStates(client, environment) : [];
    const patient = { environment, client, stored };
    return await use([
      ...(isThere ? await findLocks(patient) : []),
      ...(await findDeletedStates(patient)),
      ...(await findDamagedStates(patient)),
      ...(await findUnsavedStates(patient, env)),
      ...findInterruptedApply(environment.name),
    ]);
  } finally {
    client.destroy();
  }
}
