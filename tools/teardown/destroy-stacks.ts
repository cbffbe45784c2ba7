import { destructionOrder } from "../engine/order";
import { describeNotOurs, leftInVpc, refuseGuardDuty, removeGuardDuty } from "./left-in-vpc";
import { adviceOn } from "../engine/advice";
import { failureExitCode, line } from "../engine/outcome";
import { Progress } from "../engine/progress";
import { runStacks } from "../engine/run-stacks";
import { StackFailure } from "../engine/stack-failure";
import type { InEnvironment } from "../plan/in-environment";
import { environmentStates } from "../plan/environment-states";
import { stackDirectory } from "../plan/synthesize";
import { liveList } from "../terminal/live-list";
import { errorOf } from "../terraform/error-of";
import { QUIET, runInitialised } from "../terraform/run";

interface DestroyOptions {
  /** Stacks at a time. */
  readonly parallelism: number;
  /** Whether what GuardDuty made in the VPC goes before the VPC. */
  readonly removeGuardDuty: boolean;
}

/**
 * Destroys what the environment's stacks made, dependents first. The state stack stays: every other
 * state lies in its bucket.
 *
 * @throws ToolError before anything is destroyed, where GuardDuty's part of the VPC is to stay
 * @returns 0, or the exit code of a run that failed; what the stack that failed needs is left alone then
 */
export async function destroyStacks(
  { environment, app, env }: InEnvironment,
  { parallelism, removeGuardDuty: shouldRemove }: DestroyOptions,
): Promise<number> {
  const wanted = app.stacks.map(({ id }) => id).filter((id) => id !== `${environment.name}-state`);
  const states = await environmentStates(environment, wanted);
  const ids = wanted.filter((id) => (states?.get(id)?.resources ?? 0) > 0);
  if (ids.length === 0) {
    console.log(`Environment ${environment.name}: no stack has resources.`);
    return 0;
  }
  const notOurs = await leftInVpc(environment, states);
  if (notOurs) {
    for (const text of describeNotOurs(notOurs)) console.log(text);
    if (!shouldRemove) refuseGuardDuty(notOurs);
  }
  const stacks = destructionOrder(app.stacks, ids);
  const list = await liveList(ids);
  const progress = new Progress(app);
  const { failures, done, notBegun } = await runStacks(
    stacks,
    {
      parallelism,
      onDone: (id) => {
        list.end(id, "destroyed");
      },
      onFailed: (id) => {
        list.end(id, "failed");
      },
    },
    async ({ id }) => {
      // Not earlier: while tasks run there, GuardDuty would make both again.
      if (shouldRemove && id === `${environment.name}-network`) {
        list.set(id, "removes what GuardDuty made");
        await removeGuardDuty(environment, states);
      }
      const destroy = ["apply", "-destroy", "-auto-approve", ...QUIET];
      const { code, output } = await runInitialised("destroys", destroy, {
        directory: stackDirectory(id),
        env,
        onStep: (step) => {
          list.set(id, step);
        },
        onOutput: (text) => {
          for (const event of progress.read(id, text)) list.tell(id, event);
        },
      });
      if (code !== 0) throw new StackFailure(errorOf(output), "again");
    },
  ).finally(() => {
    list.close();
  });
  if (failures.length === 0) return 0;
  console.error(
    [
      ...failures.flatMap(({ id, error }) => ["", `${id}: ${error.message}`]),
      "",
      ...line(
        "Destroyed",
        done.map(({ id }) => id),
      ),
      ...line("Not begun", notBegun),
      "What is destroyed is gone. Correct the cause, then run the same command again.",
      ...adviceOn(
        failures.map(({ error }) => error),
        environment.name,
      ),
    ].join("\n"),
  );
  return failureExitCode(failures);
}
