import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import type { Environment } from "../config/schema/environment";
import { runMain, ToolError } from "./process/errors";
import { checkAccount } from "./state/check-account";
import { withPrerequisites } from "./state/bootstrapping";

const HELP = `Usage: npm run bootstrap -- <environment>

Creates what must be there before the first deployment, where it is missing: the S3 bucket that keeps the
environment's Terraform state, and the KMS key that encrypts it. Running it again changes nothing. The
environment's state stack then takes both over (versions, key policy, rotation ...).
"npm run deploy" does the same, after asking.

  npm run bootstrap -- dev
`;

/** @returns what was done, for people */
export async function bootstrap(environment: Environment): Promise<string> {
  await checkAccount(environment);
  const place = `account ${environment.accountId}, ${environment.region}`;
  return withPrerequisites(environment, async (all) => {
    const missing = all.filter(({ exists }) => !exists);
    for (const { create } of missing) await create();
    const names = (some: typeof all) => some.map(({ what }) => what).join(" and ");
    return missing.length > 0
      ? `Created: ${names(missing)} (${place}).`
      : `${names(all)} exist (${place}).`;
  });
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
  console.log(`Next: npm run deploy -- ${name}`);
  return 0;
}

if (require.main === module) void runMain(main);
