import path from "node:path";
import type { SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import {
  changesSomething,
  countsOf,
  differences,
  followersOf,
  type Gate,
  type Input,
  isBlocked,
  readPlan,
  readsOf,
} from "#plan";
import { environmentStates } from "../plan/environment-states";
import { makeReport } from "../plan/make-report";
import { planStack } from "../plan/plan-stack";
import { stackDirectory } from "../plan/synthesize";
import { StackFailure } from "../engine/stack-failure";
import { temporaryDirectory } from "../process/temporary-directory";

export interface ReplanOptions {
  readonly id: string;
  readonly environment: Environment;
  readonly app: SynthesizedApp;
  /** What `terraform show -json` says of the plan that was reviewed. */
  readonly reviewed: unknown;
  /** What has changed since. */
  readonly changed: readonly Input[];
  /** Of the report that was reviewed: those that were allowed stay so. */
  readonly gates: readonly Gate[];
  readonly env: NodeJS.ProcessEnv;
  readonly onStep: (step: string) => void;
}

/**
 * Plans a stack again whose inputs have changed since it was reviewed.
 * @param work gets the plan's file, if the plan changes something
 * @returns whether it does
 * @throws StackFailure when it does something else than what was reviewed, other than by its inputs
 */
export async function replan(
  options: ReplanOptions,
  work: (planFile: string) => Promise<void>,
): Promise<boolean> {
  const { id, app, changed, reviewed, env, onStep } = options;
  const { directory, dispose } = temporaryDirectory("replan");
  try {
    const planFile = path.join(directory, `${id}.tfplan`);
    const result = await planStack({ id, directory: stackDirectory(id), planFile, env, onStep });
    if (result.outcome === "failed") throw new StackFailure(result.error, "again");
    const stack = app.stacks.find((candidate) => candidate.id === id);
    if (!stack) throw new Error(`${id} is no stack of the app`);
    const others = differences(id, reviewed, result.plan, followersOf(stack, changed));
    if (others.length > 0) {
      const inputs = changed.map(({ source, output }) => `${nameOf(source)}.${output}`).join(", ");
      throw new StackFailure(
        [
          `Its inputs changed (${inputs}), and its plan came out another than the one that was reviewed:`,
          ...others.map((other) => `  ${other}`),
        ].join("\n"),
        "plan",
      );
    }
    await checkGates(options, planFile, result);
    const read = readPlan({ id, plan: result.plan }, "plan");
    if (!read || !changesSomething(countsOf(read, read.outputs.length))) return false;
    await work(planFile);
    return true;
  } finally {
    dispose();
  }
}

async function checkGates(
  { id, environment, app, gates }: ReplanOptions,
  planFile: string,
  result: Awaited<ReturnType<typeof planStack>>,
): Promise<void> {
  const stack = app.stacks.filter((candidate) => candidate.id === id);
  const states = await environmentStates(
    environment,
    app.stacks.map((candidate) => candidate.id),
  );
  const report = await makeReport({
    kind: "plan",
    environment,
    app,
    planned: stack.map((one) => ({
      id,
      dependencies: one.dependencies,
      reads: readsOf(one, app),
      preview: false,
      state: states?.get(id),
      planFile,
      result,
    })),
    states,
    allows: gates.flatMap(({ stack: of, address, allowedBy }) =>
      allowedBy === undefined ? [] : [{ gate: `${of}:${address}`, by: allowedBy, mayBeIdle: true }],
    ),
  });
  const blocking = report.gates.filter(isBlocked);
  if (blocking.length === 0) return;
  throw new StackFailure(
    [
      "Its inputs changed, and with them its plan is blocked by a gate that nobody has seen:",
      ...blocking.map(({ address, why, allow }) => `  ${address}: ${why} (${allow})`),
    ].join("\n"),
    "plan",
  );
}

/** `data.terraform_remote_state.network` is `network`. */
const nameOf = (source: string): string => source.split(".").at(-1) ?? source;
