import { writeFileSync } from "node:fs";
import path from "node:path";
import { ToolError } from "../process/errors";
import { temporaryDirectory } from "../process/temporary-directory";
import { danglingConfigVariables, readCliConfig, withMirror } from "./cli-config";
import { registryHost } from "./program";
import { holdsProvider, lockedProviderVersion, type ProviderPackage, sourceAt } from "./provider";
import { findProviderMirror } from "./provider-mirror";
import { canReachRegistry } from "./registry";
import { findTerraform } from "./terraform";

/** The environment that child processes get; this process's own is never changed. */
export interface TerraformEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** Removes the temporary files that `env` refers to. */
  readonly dispose: () => void;
}

/** Names a directory made with `terraform providers mirror`. */
const MIRROR_VARIABLE = "TERRAFORM_PROVIDER_MIRROR";

const SETTINGS = {
  // No look for new Terraform versions.
  CHECKPOINT_DISABLE: "1",
  // The committed lock file has every platform; cdktf would ask the public registry for them.
  CDKTF_SKIP_PROVIDER_LOCK: "true",
  // Stacks that are initialised side by side can corrupt a shared cache.
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true",
};

/**
 * How much Terraform and the provider let their memory grow before they tidy it up, in percent; whoever
 * sets it decides. Most of a plan's time is the provider's schema, and of that the garbage collector's.
 * Measured with a plan of the stack `state`: at Go's 100 7.2 s of processor and 474 MB, at 300 4.9 s
 * and 571 MB, at 400 4.6 s and 639 MB.
 */
const GOGC = "300";

/** What the decision depends on besides the environment; tests replace it. */
export interface Surroundings {
  readonly wanted: ProviderPackage;
  readonly reachable: (env: NodeJS.ProcessEnv) => Promise<boolean>;
  readonly findMirror: typeof findProviderMirror;
}

/** Checks Terraform and makes sure that it can get the AWS provider. */
export async function terraformEnvironment(
  env: NodeJS.ProcessEnv = process.env,
): Promise<TerraformEnvironment> {
  const { platform } = await findTerraform(env);
  const host = registryHost(env);
  const wanted = { host, version: lockedProviderVersion(host), platform };
  return prepareEnvironment(env, {
    wanted,
    reachable: canReachRegistry,
    findMirror: findProviderMirror,
  });
}

export async function prepareEnvironment(
  given: NodeJS.ProcessEnv,
  surroundings: Surroundings,
): Promise<TerraformEnvironment> {
  const dropped = [...danglingConfigVariables(given), ...emulatorVariables(given)];
  const kept = Object.entries(given).filter(([name]) => !dropped.includes(name));
  const env: NodeJS.ProcessEnv = { GOGC, ...Object.fromEntries(kept), ...SETTINGS };

  const mirror = await chooseMirror(env, surroundings);
  // Sockets of plugins stay there when Terraform is killed.
  const { directory, dispose } = temporaryDirectory("tf");
  env["TMPDIR"] = directory;
  if (mirror === undefined) return { env, dispose };

  const file = path.join(directory, "terraform.rc");
  writeFileSync(file, withMirror(readCliConfig(env), mirror, sourceAt(surroundings.wanted.host)), {
    mode: 0o600,
  });
  return { env: { ...env, TF_CLI_CONFIG_FILE: file }, dispose };
}

/**
 * Endpoints on this machine, left over from a look around in an emulator: they come before the profile that
 * points a stack's provider at its own.
 */
function emulatorVariables(env: NodeJS.ProcessEnv): string[] {
  const isHere = (url = "") => /^https?:\/\/(127\.|localhost\b|\[::1\])/.test(url);
  return Object.keys(env).filter(
    (name) => name.startsWith("AWS_ENDPOINT_URL") && isHere(env[name]),
  );
}

/** The mirror to use, or `undefined` when Terraform finds the provider by itself. */
async function chooseMirror(
  env: NodeJS.ProcessEnv,
  { wanted, reachable, findMirror }: Surroundings,
): Promise<string | undefined> {
  const named = env[MIRROR_VARIABLE];
  if (named) {
    if (holdsProvider(named, wanted)) return path.resolve(named);
    throw new ToolError(`${MIRROR_VARIABLE}: ${named} does not hold ${describe(wanted)}. ${MAKE}`);
  }
  if (readCliConfig(env).choosesProviders || (await reachable(env))) return undefined;
  const found = findMirror(wanted, env);
  if (found !== undefined) return found;
  throw new ToolError(
    `Terraform needs ${describe(wanted)}, but ${wanted.host} cannot be reached and no ` +
      "filesystem mirror was found on this machine. Either let this machine reach " +
      `https://${wanted.host} and the packages that it names (HTTPS_PROXY names a proxy), or set ${MIRROR_VARIABLE} to a directory that holds the provider. ${MAKE}`,
  );
}

const MAKE =
  "Make one where the registry can be reached, in this project after a synth: terraform -chdir=" +
  "cdktf.out/stacks/<stack> providers mirror <directory>.";

function describe({ version, platform }: ProviderPackage): string {
  return `the AWS provider ${version} for ${platform}`;
}
