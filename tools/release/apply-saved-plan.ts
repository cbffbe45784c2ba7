import { parsePlan, type SynthesizedStack } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { ecsClient, logsClient } from "../aws/clients";
import { StackFailure } from "../engine/stack-failure";
import { showPlan } from "../plan/plan-stack";
import { Interrupted } from "../process/errors";
import { onSignals, signalExitCode } from "../process/interruption";
import { applyService } from "../services/apply-service";
import type { TerraformRun } from "../terraform/run";
import { plannedRelease } from "./planned-release";
import { releasesOf } from "./releases";
import { type ReleaseContext, runRelease } from "./run-release";

/** A plan that is to be applied. */
export interface SavedPlan extends Pick<ReleaseContext, "onStep" | "onLine"> {
  /** The stack's id. */
  readonly id: string;
  readonly planFile: string;
  /** Where the stack was synthesized. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Applies a stack's saved plan, after the release that it brings.
 * @param apply runs Terraform, which the signal interrupts
 * @throws StackFailure when the release failed, and nothing was applied
 * @throws Interrupted when a signal ended the release
 */
export async function applySavedPlan(
  environment: Environment,
  stack: SynthesizedStack | undefined,
  saved: SavedPlan,
  apply: (signal: AbortSignal) => Promise<TerraformRun>,
): Promise<TerraformRun> {
  await releaseBefore(environment, saved);
  return applyService(environment, stack, apply);
}

async function releaseBefore(environment: Environment, saved: SavedPlan): Promise<void> {
  const { id, planFile, directory, env, onStep, onLine } = saved;
  const release = releasesOf(environment).get(id);
  if (!release) return;
  const shown = await showPlan(planFile, directory, env);
  if (shown.outcome === "failed") throw new StackFailure(shown.error, "again");
  const planned = plannedRelease(release, parsePlan(id, shown.plan));
  if (!planned) return;
  const [ecs, logs] = [ecsClient(environment), logsClient(environment)];
  const stopped = new AbortController();
  const end = onSignals((signal) => {
    stopped.abort(new Interrupted(signalExitCode(signal)));
  });
  try {
    const family = makeNames(environment).releaseFamily(release.service);
    await runRelease(planned, { ecs, logs, family, signal: stopped.signal, onStep, onLine });
  } finally {
    end();
    ecs.destroy();
    logs.destroy();
  }
}
