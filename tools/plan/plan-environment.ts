import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { resolveReferences } from "../../analysis/model/resolve-references";
import type { SynthesizedApp } from "../../analysis/model/synthesized-app";
import type { Environment } from "../../config/schema/environment";
import { SYNTH_DIRECTORY } from "../paths";
import { deploymentOrder } from "./deployment-order";
import { environmentStates, type StackState } from "./environment-states";
import { planStack, type StackPlanResult } from "./plan-stack";
import { type Read, readsOf } from "./reads";
import { runInOrder } from "./run-in-order";

export interface PlannedStack {
  readonly id: string;
  readonly dependencies: readonly string[];
  readonly reads: readonly Read[];
  /** Planned against what the code says of stacks that are not there: not to be applied. */
  readonly preview: boolean;
  /** The state that it was planned against. */
  readonly state: StackState | undefined;
  readonly planFile: string;
  readonly result: StackPlanResult;
  readonly seconds: number;
}

export interface PlanEnvironmentOptions {
  readonly environment: Environment;
  /** The environment's stacks as they were synthesized, references as they stand there. */
  readonly app: SynthesizedApp;
  /** @default every stack */
  readonly only?: readonly string[];
  /** Where the plan files go. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onPlanned: (stack: PlannedStack) => void;
}

/**
 * Plans the stacks of an environment, those that others need first, as many at a time as there are
 * processors. They do not wait for each other's changes: each is planned against what is there.
 *
 * @returns them in the order in which they are deployed
 */
export async function planEnvironment(
  options: PlanEnvironmentOptions,
): Promise<readonly PlannedStack[]> {
  const { environment, app, directory, env } = options;
  const resolved = resolveReferences(app);
  const ids = app.stacks.map(({ id }) => id);
  const states = await environmentStates(environment, ids);
  const previews = mkdtempSync(path.join(os.tmpdir(), "preview-"));
  mkdirSync(directory, { recursive: true });

  const planned = new Map<string, PlannedStack>();
  const tasks = app.stacks.filter(({ id }) => options.only?.includes(id) ?? true);
  try {
    await runInOrder(tasks, os.availableParallelism(), async (stack) => {
      const { id, dependencies } = stack;
      const started = Date.now();
      const reads = readsOf(stack, app);
      const preview = isPreview(dependencies, reads, states);
      const planFile = path.join(directory, `${id}.tfplan`);
      const result = await planStack({
        id,
        directory: path.join(SYNTH_DIRECTORY, "stacks", id),
        planFile,
        preview: preview ? { directory: previews, app: resolved } : undefined,
        env,
      });
      // A plan against made-up values must never be applied.
      if (preview) rmSync(planFile, { force: true });
      const seconds = (Date.now() - started) / 1000;
      const done = {
        id,
        dependencies,
        reads,
        preview,
        state: states?.get(id),
        planFile,
        result,
        seconds,
      };
      planned.set(id, done);
      options.onPlanned(done);
    });
  } finally {
    rmSync(previews, { recursive: true, force: true });
  }
  return deploymentOrder([...planned.values()]);
}

/** Whether a stack that it needs is not there yet, or lacks an output that it reads. */
function isPreview(
  dependencies: readonly string[],
  reads: readonly Read[],
  states: ReadonlyMap<string, StackState> | undefined,
): boolean {
  return (
    states === undefined ||
    dependencies.some((id) => !states.has(id)) ||
    reads.some(({ stack, output }) => states.get(stack)?.outputs.has(output) !== true)
  );
}
