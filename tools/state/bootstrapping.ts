import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { kmsClient, s3Client } from "../aws/clients";
import { createStateBucket, stateBucketExists } from "./state-bucket";
import { createStateKey, stateKeyExists } from "./state-key";

/** Something that must be there before Terraform first runs. */
export interface Prerequisite {
  /** `State bucket learner-state-111111111111-us-east-1` */
  readonly what: string;
  readonly exists: boolean;
  readonly create: () => Promise<void>;
}

/**
 * The bucket that keeps an environment's states, and the key that encrypts them. Nothing is changed
 * before `create` is called.
 * @param work gets both
 * @throws ToolError when one is there, and cannot be used
 */
export async function withPrerequisites<T>(
  environment: Environment,
  work: (prerequisites: readonly Prerequisite[]) => Promise<T>,
): Promise<T> {
  const { name, accountId, region } = environment;
  const { stateBucket: bucket, stateKeyAlias } = makeNames(environment);
  const wanted = { bucket, accountId, region, environment: name };
  const [s3, kms] = [s3Client(environment), kmsClient(environment)];
  try {
    return await work([
      {
        what: `State bucket ${bucket}`,
        exists: await stateBucketExists(s3, wanted),
        create: () => createStateBucket(s3, wanted),
      },
      {
        what: `its key ${stateKeyAlias}`,
        exists: await stateKeyExists(kms, stateKeyAlias),
        create: () => createStateKey(kms, stateKeyAlias),
      },
    ]);
  } finally {
    s3.destroy();
    kms.destroy();
  }
}
