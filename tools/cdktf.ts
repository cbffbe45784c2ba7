import { loadEnvironments } from "../config/load-environments";
import { cdktfScript } from "./project/cdktf-script";
import { secretVariables } from "./process/secrets";
import { runMain } from "./process/errors";
import { forgetBackends } from "./local/forget-backends";
import { runToEnd } from "./process/run-to-end";
import { PROJECT_ROOT } from "./project/paths";
import { terraformEnvironment } from "./terraform/environment";
import { warnOfUnknownSecrets } from "./terraform/unknown-secrets";

const HELP = `Usage: npm run cdktf -- <command> [options]

Runs the project's cdktf where Terraform can find the AWS provider: from the public registry, or
from a filesystem mirror on this machine (TERRAFORM_PROVIDER_MIRROR names one).

  npm run cdktf -- deploy 'dev-*'
  npm run cdktf -- diff dev-network
  npm run cdktf -- --help              cdktf's own help
  npm run cdktf                        this help
`;

/**
 * `cdktf deploy` 0.21 waits for no promise of a stack that fails while others are at work. Node.js
 * would end it for that, and with it the Terraform of the others in the middle of their apply.
 */
const NODE_OPTIONS = ["--unhandled-rejections=warn"];

const TERRAFORM_COMMANDS = new Set(["deploy", "destroy", "diff", "apply", "plan"]);
/** cdktf 0.21 can lose the end of what Terraform prints when Terraform fails quickly. */
const MISSING_ERROR =
  "\nIf Terraform's error is missing above, ask for it: " +
  "terraform -chdir=cdktf.out/stacks/<stack> plan";

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 0) {
    console.log(HELP);
    return 0;
  }
  const environments = loadEnvironments();
  warnOfUnknownSecrets(environments);
  const { env, dispose } = await terraformEnvironment();
  for (const environment of environments) forgetBackends(environment);
  // Without a terminal, cdktf would print every frame of its display; in CI it prints lines.
  const quiet = process.stdout.isTTY ? {} : { CI: "true" };
  try {
    const code = await runToEnd(process.execPath, [...NODE_OPTIONS, cdktfScript(), ...args], {
      env: { ...env, ...secretVariables(), ...quiet },
      cwd: PROJECT_ROOT,
    });
    if (code !== 0 && TERRAFORM_COMMANDS.has(args[0] ?? "")) console.error(MISSING_ERROR);
    return code;
  } finally {
    dispose();
  }
}

if (require.main === module) void runMain(main);
