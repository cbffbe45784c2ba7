import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import type { Environment } from "../config/schema/environment";
import { makeNames } from "../lib/names";
import { s3Client } from "./aws-clients";
import { runMain, ToolError } from "./errors";
import { checkAccount } from "./state/check-account";
import { createStateBucket, stateBucketExists } from "./state/state-bucket";

const HELP = `Usage: npm run bootstrap -- <environment>

Creates the S3 bucket that keeps the environment's Terraform state, if it does not exist. Run it
once before the first deployment; running it again changes nothing. The environment's state stack
then takes the bucket over (versions, encryption, policy ...).

  npm run bootstrap -- dev
`;

/** @returns what was done, for people */
export async function bootstrap(environment: Environment): Promise<string> {
  await checkAccount(environment);
  const { name, accountId, region } = environment;
  const bucket = makeNames(environment).stateBucket;
  const wanted = { bucket, accountId, region, environment: name };
  const client = s3Client(environment);
  try {
    if (await stateBucketExists(client, wanted)) {
      return `State bucket ${bucket} exists (account ${accountId}, ${region}).`;
    }
    await createStateBucket(client, wanted);
    return `Created state bucket ${bucket} (account ${accountId}, ${region}).`;
  } finally {
    client.destroy();
  }
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  const [name, ...rest] = positionals;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (name === undefined || rest.length > 0) throw new ToolError(HELP);
  console.log(await bootstrap(findEnvironment(name)));
  console.log(`Next: npm run cdktf -- deploy '${name}-*'`);
  return 0;
}

if (require.main === module) void runMain(main);
