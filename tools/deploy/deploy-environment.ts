import os from "node:os";
import type { SynthesizedStack } from "#terraform";
import type { Allow } from "#plan";
import { Progress } from "../engine/progress";
import { byNeed } from "../engine/order";
import { limit } from "../engine/limit";
import { runStacks, type StacksResult } from "../engine/run-stacks";
import { ToolError } from "../process/errors";
import { temporaryDirectory } from "../process/temporary-directory";
import { environmentStates, type States } from "../plan/environment-states";
import type { InEnvironment } from "../plan/in-environment";
import { isBrandNew } from "../plan/make-report";
import { liveList } from "../terminal/live-list";
import { Approval } from "./approval";
import { asker } from "./ask";
import { type DeployOutcome, deployStack } from "./deploy-stack";

export interface DeployOptions {
  /** Ids of the stacks to deploy. */
  readonly ids: readonly string[];
  readonly autoApprove: boolean;
  readonly allows: readonly Allow[];
  readonly parallelism: number;
  /** Gets everything that Terraform prints. @default nobody does */
  readonly onOutput?: (id: string, text: string) => void;
}

export interface DeployResult extends StacksResult<DeployOutcome> {
  /** The states as they are now. */
  readonly states: States;
  /** Those that allowed nothing. */
  readonly idleAllows: readonly Allow[];
}

/**
 * Deploys stacks, each after those that it needs, and planned only then: a stack whose upstream was just
 * applied is planned with what that has become.
 * @throws ToolError when a stack needs one that is not deployed, and is not to be; or when a leftover is to
 *   go, and not who uses it
 */
export async function deployEnvironment(
  context: InEnvironment,
  { ids, autoApprove, allows, parallelism, onOutput = () => undefined }: DeployOptions,
): Promise<DeployResult> {
  const { environment, app } = context;
  const all = app.stacks.map(({ id }) => id);
  const statesNow = async () => (await environmentStates(environment, all)) ?? new Map();
  const states = await statesNow();
  const stacks = byNeed(app.stacks).filter(({ id }) => ids.includes(id));
  refuseMissingUpstream(stacks, states);

  const list = await liveList(ids);
  const used = new Set<string>();
  const { directory, dispose } = temporaryDirectory("deploy");
  try {
    const shared = {
      ...context,
      ...{ directory, states, allows, autoApprove, list, onOutput },
      planning: limit(os.availableParallelism()),
      brandNew: isBrandNew(environment, states),
      approval: new Approval({ autoApprove, ask: asker(list) }),
      progress: new Progress(app),
      onGates: (gates: readonly { readonly stack: string; readonly address: string }[]) => {
        for (const { stack, address } of gates) used.add(`${stack}:${address}`);
      },
    };
    const result = await runStacks(
      stacks,
      {
        parallelism,
        onDone: (id, outcome: DeployOutcome) => {
          list.end(id, outcome === "unchanged" ? "no changes" : outcome);
        },
        onFailed: (id) => {
          list.end(id, "failed");
        },
      },
      (stack) => deployStack(stack, shared),
    );
    return {
      ...result,
      // What made a stack fail may make this fail, too, and is what has to be told.
      states:
        result.failures.length > 0 ? await statesNow().catch(() => states) : await statesNow(),
      idleAllows: allows.filter(({ gate, mayBeIdle }) => mayBeIdle !== true && !used.has(gate)),
    };
  } finally {
    list.close();
    dispose();
  }
}

function refuseMissingUpstream(stacks: readonly SynthesizedStack[], states: States): void {
  const isNamed = (id: string) => stacks.some((stack) => stack.id === id);
  const problems = stacks.flatMap(({ id, dependencies, leftover }) => {
    const users = leftover ? dependencies.filter((user) => !isNamed(user)) : [];
    if (users.length > 0) return [`${id}: ${users.join(", ")} still uses it: name it as well.`];
    const missing = dependencies.filter((needed) => !states.has(needed) && !isNamed(needed));
    return missing.length === 0
      ? []
      : [
          `${id}: needs ${missing.join(", ")}, not deployed yet: name it as well, or name no stack to deploy all of them.`,
        ];
  });
  if (problems.length > 0) throw new ToolError(problems.join("\n"));
}
