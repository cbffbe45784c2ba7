import type { Environment } from "../../config/schema/environment";
import { counted } from "#plan";
import { adviceOn } from "../engine/advice";
import { failureExitCode, line } from "../engine/outcome";
import { Interrupted } from "../process/errors";
import { formatElapsed } from "../terminal/elapsed";
import type { DeployResult } from "./deploy-environment";

export const deployExitCode = ({ failures }: DeployResult): number =>
  failures.length > 0 ? failureExitCode(failures) : 0;

/**
 * What is done, what is not, and how to go on.
 * @param again the command that goes on
 */
export function describeDeploy(
  result: DeployResult,
  { environment, again, milliseconds }: DescribeOptions,
): string {
  const { done, failures, notBegun, states, idleAllows } = result;
  const of = (wanted: string) =>
    done.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  const compared = done.reduce((sum, { id }) => sum + (states.get(id)?.resources ?? 0), 0);
  const place =
    environment.emulatorEndpoint ?? `account ${environment.accountId}, ${environment.region}`;
  const whole = `${counted(done.length, "stack")}, ${counted(compared, "resource")} compared with ${place}`;
  const elapsed = formatElapsed(milliseconds);
  const idle = idleAllows.map(
    ({ gate }) => `Warning: --allow '${gate}' allowed nothing: leave it out.`,
  );
  if (failures.length === 0) {
    const named = (what: string, ids: readonly string[]) =>
      ids.length === 0 ? [] : [`${what} ${ids.join(", ")}`];
    const whats = [...named("Destroyed", of("destroyed")), ...named("Deployed", of("applied"))];
    return [
      ...idle,
      `${whats.length === 0 ? "No changes" : whats.join("; ")}: ${whole} in ${elapsed}.`,
    ].join("\n");
  }
  return [
    ...failures.flatMap(({ id, error }) => [`${id}: ${error.message}`, ""]),
    ...idle,
    ...line("Applied", of("applied")),
    ...line("Destroyed", of("destroyed")),
    ...line("Unchanged", of("unchanged")),
    ...line(
      "Failed",
      failures.map(({ id }) => id),
    ),
    ...line("Not begun", notBegun),
    "",
    failures.some(({ error }) => error instanceof Interrupted)
      ? `Interrupted. Terraform has saved what it had done. Go on with: ${again}`
      : `What is applied stays. Correct the cause, then go on with: ${again}`,
    ...adviceOn(
      failures.map(({ error }) => error),
      environment.name,
    ),
  ].join("\n");
}

export interface DescribeOptions {
  readonly environment: Environment;
  readonly again: string;
  readonly milliseconds: number;
}
