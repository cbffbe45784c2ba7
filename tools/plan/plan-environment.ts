import { mkdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { resolveReferences, type SynthesizedApp } from "#terraform";
import { temporaryDirectory } from "../process/temporary-directory";
import { deploymentOrder } from "./deployment-order";
import { ownedIn, type States, type StackState } from "./environment-states";
import { planStack, type StackPlanResult } from "./plan-stack";
import { type Deployed, type Read, readsOf, valueOf } from "#plan";
import { runInOrder } from "../engine/run-in-order";
import { mustWait } from "../leftovers/must-wait";
import { stackDirectory } from "./synthesize";

export interface PlannedStack {
  readonly id: string;
  readonly dependencies: readonly string[];
  readonly reads: readonly Read[];
  /**
   * Planned against what the code says of what it reads and is not there, or waits for a stack that is:
   * not to be applied.
   */
  readonly preview: boolean;
  /** The state that it was planned against. */
  readonly state: StackState | undefined;
  readonly planFile: string;
  readonly result: StackPlanResult;
}

export interface PlanEnvironmentOptions {
  /** The environment's stacks as they were synthesized, references as they stand there. */
  readonly app: SynthesizedApp;
  /** Ids of the stacks to plan. */
  readonly ids: readonly string[];
  /** As they are before the first plan. */
  readonly states: States | undefined;
  /** Where the plan files go. */
  readonly directory: string;
  /**
   * Stacks that read what is not there are planned against what the code says of it.
   * @default true
   */
  readonly previews?: boolean;
  /** Options of `terraform plan` for a stack, besides the usual. @default none */
  readonly optionsFor?: (id: string) => readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onStep: (id: string, step: string) => void;
  readonly onPlanned: (stack: PlannedStack) => void;
}

/**
 * Plans the stacks of an environment, those that others need first, as many at a time as there are
 * processors. They do not wait for each other's changes: each is planned against what is there.
 *
 * @returns them in the order in which they are deployed
 * @throws Interrupted when a signal ended it
 */
export async function planEnvironment(
  options: PlanEnvironmentOptions,
): Promise<readonly PlannedStack[]> {
  const { app, ids, states, directory, env, onStep, onPlanned } = options;
  const { previews = true } = options;
  const resolved = resolveReferences(app);
  const deployed = deployedIn(states);
  const { directory: temporary, dispose } = temporaryDirectory("preview");
  mkdirSync(directory, { recursive: true });

  const planned = new Map<string, PlannedStack>();
  const tasks = app.stacks.filter(({ id }) => ids.includes(id));
  try {
    await runInOrder(tasks, os.availableParallelism(), async (stack) => {
      const { id, dependencies } = stack;
      const reads = readsOf(stack, app);
      const preview = previews && isPreview(dependencies, reads, states);
      const planFile = path.join(directory, `${id}.tfplan`);
      const result = await planStack({
        id,
        directory: stackDirectory(id),
        planFile,
        preview: preview ? { directory: temporary, app: resolved, deployed } : undefined,
        options: options.optionsFor?.(id) ?? [],
        env,
        onStep: (step) => {
          onStep(id, step);
        },
      });
      const waits = mustWait(stack, app, (other) => planned.get(other)?.preview);
      // A plan against made-up values must never be applied.
      if (preview || waits) rmSync(planFile, { force: true });
      const state = states?.get(id);
      const done = { id, dependencies, reads, preview: preview || waits, state, planFile, result };
      planned.set(id, done);
      onPlanned(done);
    });
  } finally {
    dispose();
  }
  return deploymentOrder([...planned.values()]);
}

/** What is there that stacks read. */
function deployedIn(states: States | undefined): Deployed {
  const all = [...(states ?? [])];
  const parameters = ownedIn(states).filter(({ type }) => type === "aws_ssm_parameter");
  return {
    outputs: new Map(all.map(([id, { outputs }]) => [id, outputs])),
    parameters: new Set(parameters.map(({ values }) => String(values["name"]))),
  };
}

/** Whether a stack that it needs is not there yet, or lacks what it reads of an output. */
function isPreview(
  dependencies: readonly string[],
  reads: readonly Read[],
  states: States | undefined,
): boolean {
  return (
    states === undefined ||
    dependencies.some((id) => !states.has(id)) ||
    reads.some((read) => valueOf(read, states.get(read.stack)?.outputs) === undefined)
  );
}
