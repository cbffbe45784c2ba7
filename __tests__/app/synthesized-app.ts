import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadEnvironments } from "../../config/load-environments";
import { providerLock } from "../../config/provider-lock";
import type { Environment } from "../../config/schema/environment";
import { buildApp } from "../../stacks/build-app";
import { temporaryDirectory } from "../../testing/app";

export interface StackConfiguration {
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

/** The app as main.ts synthesizes it, read back from the files that Terraform gets. */
export function synthesizeApp(environments: readonly Environment[] = loadEnvironments()) {
  const outdir = temporaryDirectory();
  buildApp({ environments, providerLock: providerLock(), outdir }).synth();
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
