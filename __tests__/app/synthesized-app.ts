import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readApp, type SynthesizedApp } from "#terraform";
import { providerLock } from "../../config/provider-lock";
import type { Environment } from "../../config/schema/environment";
import { buildApp } from "../../stacks/build-app";
import { everything } from "../everything";
import { sampleEnvironments } from "../samples";
import { temporaryDirectory } from "#testing";

interface StackConfiguration {
  readonly terraform: { readonly backend: { readonly s3: Readonly<Record<string, unknown>> } };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<
      Record<string, { readonly config: Readonly<Record<string, unknown>> }>
    >;
  };
  readonly output?: Readonly<Record<string, { readonly sensitive?: boolean }>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly dependencies: readonly string[]; readonly annotations: object[] }>
  >;
}

/** The samples, and the environment with everything. */
export const environments: readonly Environment[] = [...sampleEnvironments(), everything];

let whole: ReturnType<typeof synthesizeApp> | undefined;

/** The app of all those environments, synthesized once for a test file. */
export const wholeApp = () => (whole ??= synthesizeApp());

/** The same, as proofs read it: all of it, or the stacks of some environments. */
export function wholeAppRead(...names: readonly string[]): SynthesizedApp {
  const { stacks } = readApp(wholeApp().outdir);
  const isWanted = (id: string) => names.some((name) => id.startsWith(`${name}-`));
  return { stacks: stacks.filter(({ id }) => names.length === 0 || isWanted(id)) };
}

/** The app as main.ts synthesizes it, read back from the files that Terraform gets. */
export function synthesizeApp(of: readonly Environment[] = environments) {
  const outdir = temporaryDirectory();
  buildApp({ environments: of, providerLock: providerLock(), outdir }).synth();
  const text = (...parts: string[]) => readFileSync(path.join(outdir, ...parts), "utf8");
  const ids = readdirSync(path.join(outdir, "stacks")).toSorted();
  return {
    outdir,
    ids,
    manifest: JSON.parse(text("manifest.json")) as Manifest,
    text: (id: string) => text("stacks", id, "cdk.tf.json"),
    lock: (id: string) => text("stacks", id, ".terraform.lock.hcl"),
    stack: (id: string) => JSON.parse(text("stacks", id, "cdk.tf.json")) as StackConfiguration,
  };
}
