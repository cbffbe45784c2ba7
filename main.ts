import path from "node:path";
import { TerraformStack } from "cdktf";
import { ConfigurationError, formatProblem } from "./config/errors";
import { loadEnvironments } from "./config/load-environments";
import { providerLock } from "./config/provider-lock";
import { findWarnings } from "./config/warnings";
import { formatFinding } from "#guardrails";
import { counted } from "#plan";
import { buildApp } from "./stacks/build-app";
import { enforceGuardrails, GuardrailError } from "./tools/guardrails/enforce";

try {
  // Everything is read and checked before the app exists: on a mistake no file is touched.
  const environments = loadEnvironments();
  for (const warning of findWarnings(environments)) {
    console.error(`Warning: ${formatProblem(warning)}`);
  }
  const app = buildApp({ environments, providerLock: providerLock() });
  // What the rules say of it comes before it is written, too.
  for (const finding of enforceGuardrails(app, environments)) {
    console.error(`Warning: ${formatFinding(finding)}`);
  }
  app.synth();
  const stacks = counted(
    app.node.children.filter((child) => TerraformStack.isStack(child)).length,
    "stack",
  );
  const names = environments.map(({ name }) => name).join(", ");
  console.log(
    `Wrote ${stacks} of ${counted(environments.length, "environment")} (${names}) ` +
      `to ${path.relative(process.cwd(), app.outdir)}.`,
  );
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof GuardrailError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
