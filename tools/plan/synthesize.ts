import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readApp, type SynthesizedApp } from "#terraform";
import { loadEnvironments } from "../../config/load-environments";
import { buildCheckedApp } from "../../synthesis/checked-app";
import { stacksOf } from "../../synthesis/in-memory";
import { SYNTH_DIRECTORY } from "../project/paths";
import { clearLeftImportBlocks } from "./import-blocks";

/**
 * Synthesizes the project as `npm run synth` does.
 * @param guardrails whether to ask them
 * @returns the environment's stacks, references as they stand there
 * @throws GuardrailError with what must not reach production
 */
export function synthesizeEnvironment(name: string, guardrails = true): SynthesizedApp {
  mkdirSync(SYNTH_DIRECTORY, { recursive: true });
  const environments = loadEnvironments();
  buildCheckedApp(environments, { outdir: SYNTH_DIRECTORY, guardrails }).app.synth();
  clearLeftImportBlocks();
  return stacksOf(readApp(SYNTH_DIRECTORY), name);
}

/** Where a stack was synthesized. */
export const stackDirectory = (id: string): string => path.join(SYNTH_DIRECTORY, "stacks", id);

/** SHA-256 of a stack's configuration as it was synthesized, 64 hexadecimal digits. */
export function configurationDigest(id: string): string {
  return sha256(readFileSync(path.join(stackDirectory(id), "cdk.tf.json")));
}

/** SHA-256, 64 hexadecimal digits. */
export const sha256 = (content: Buffer): string =>
  createHash("sha256").update(content).digest("hex");
