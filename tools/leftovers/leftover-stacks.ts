import { readFileSync } from "node:fs";
import path from "node:path";
import { type Json, parseStack, type SynthesizedApp, type SynthesizedStack } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { stackDirectory } from "../plan/synthesize";
import { writeConfiguration } from "../plan/write-configuration";
import { leftoverConfiguration } from "./leftover-configuration";
import type { RecordedState } from "./recorded-state";

/** Writes what destroys leftovers beside the synthesized stacks, and reads it as they are read. */
export function leftoverStacks(
  leftovers: readonly RecordedState[],
  app: SynthesizedApp,
  { name }: Environment,
): SynthesizedStack[] {
  // The state of the stack `state` alone is encrypted with another key.
  const other = app.stacks.find(({ id }) => id !== `${name}-state`);
  if (!other) throw new Error(`environment ${name} has no stacks`);
  const like = stackDirectory(other.id);
  const synthesized = JSON.parse(readFileSync(path.join(like, "cdk.tf.json"), "utf8")) as Json;
  return leftovers.map(({ id, key, foreign }) => {
    const configuration = leftoverConfiguration(synthesized, key);
    writeConfiguration(stackDirectory(id), configuration, like);
    return { ...parseStack(id, configuration), leftover: { foreign } };
  });
}
