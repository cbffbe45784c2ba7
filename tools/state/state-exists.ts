import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { s3Client } from "../aws/clients";
import { stateBucketExists } from "./state-bucket";

/** Whether the environment was ever bootstrapped. */
export async function stateExists(environment: Environment): Promise<boolean> {
  const { name, accountId, region } = environment;
  const bucket = makeNames(environment).stateBucket;
  const client = s3Client(environment);
  try {
    return await stateBucketExists(client, { bucket, accountId, region, environment: name });
  } finally {
    client.destroy();
  }
}
