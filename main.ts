import { ConfigurationError, formatProblem } from "./config/errors";
import { loadEnvironments } from "./config/load-environments";
import { providerLock } from "./config/provider-lock";
import { findWarnings } from "./config/warnings";
import { buildApp } from "./stacks/build-app";

try {
  // Everything is read and checked before the app exists: on a mistake no file is touched.
  const environments = loadEnvironments();
  for (const warning of findWarnings(environments)) {
    console.error(`Warning: ${formatProblem(warning)}`);
  }
  buildApp({ environments, providerLock: providerLock() }).synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
