import { formatFinding } from "#guardrails";
import { ConfigurationError, formatProblem, type Problem } from "./config/errors";
import { loadEnvironments, unreadFiles } from "./config/load-environments";
import { findWarnings } from "./config/warnings";
import { buildCheckedApp } from "./synthesis/checked-app";
import { GuardrailError } from "./synthesis/guardrails";
import { synthSummary } from "./synthesis/summary";

try {
  // Everything is read and checked before the app exists: on a mistake no file is touched.
  unreadFiles().forEach(warn);
  const environments = loadEnvironments();
  findWarnings(environments).forEach(warn);
  const { app, findings } = buildCheckedApp(environments);
  for (const finding of findings) {
    console.error(`Warning: ${formatFinding(finding)}`);
  }
  app.synth();
  console.log(synthSummary(app, environments));
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof GuardrailError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function warn(warning: Problem): void {
  console.error(`Warning: ${formatProblem(warning)}`);
}
