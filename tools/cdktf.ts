import { readFileSync } from "node:fs";
import path from "node:path";
import { runMain } from "./errors";
import { runToEnd } from "./run-to-end";
import { PROJECT_ROOT } from "./paths";
import { terraformEnvironment } from "./terraform/environment";

/** The script behind the project's own `cdktf` command. */
export function cdktfScript(): string {
  const manifest = require.resolve("cdktf-cli/package.json", { paths: [PROJECT_ROOT] });
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { cdktf: string } };
  return path.join(path.dirname(manifest), bin.cdktf);
}

const HELP = `Usage: npm run cdktf -- <command> [options]

Runs the project's cdktf where Terraform can find the AWS provider: from the public registry, or
from a filesystem mirror on this machine (TERRAFORM_PROVIDER_MIRROR names one).

  npm run cdktf -- deploy 'dev-*'
  npm run cdktf -- diff dev-network
  npm run cdktf -- --help              cdktf's own help
  npm run cdktf                        this help
`;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 0) {
    console.log(HELP);
    return 0;
  }
  const { env, dispose } = await terraformEnvironment();
  try {
    return await runToEnd(process.execPath, [cdktfScript(), ...args], { env, cwd: PROJECT_ROOT });
  } finally {
    dispose();
  }
}

if (require.main === module) void runMain(main);
