import type { SynthesizedStack } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { describeService, gather } from "../diagnosis/gather";
import { primaryOf } from "../diagnosis/evidence";
import { reportTrouble } from "../diagnosis/report";
import type { TerraformRun } from "../terraform/run";
import { placeOf, withDiagnosisClients } from "./place";
import { watchDeployment } from "./watch-deployment";

/** AWS's clock and this machine's may differ. */
const CLOCKS_MS = 60_000;

/**
 * Applies a stack, and tells why where a service of it does not come to run. Terraform is stopped in good
 * order once waiting for its tasks is in vain.
 * @param apply runs Terraform, which the signal interrupts
 * @returns what Terraform printed, and below it what AWS says of the tasks, the likely cause first
 */
export async function applyService(
  environment: Environment,
  stack: SynthesizedStack | undefined,
  apply: (signal: AbortSignal) => Promise<TerraformRun>,
): Promise<TerraformRun> {
  const stopped = new AbortController();
  const service = serviceOf(environment, stack);
  if (service === undefined) return apply(stopped.signal);
  const place = placeOf(environment, service);
  const since = new Date(Date.now() - CLOCKS_MS);
  return withDiagnosisClients(environment, async (clients) => {
    const before = await describeService(clients.ecs, place).catch(() => undefined);
    const ended = new AbortController();
    const watching = watchDeployment(clients, place, {
      earlier: before && primaryOf(before)?.id,
      signal: ended.signal,
    }).then((inVain) => {
      if (inVain !== undefined) stopped.abort();
      return inVain;
    });
    try {
      const run = await apply(stopped.signal);
      if (run.code === 0) return run;
      ended.abort();
      const inVain = await watching;
      const trouble = await gather(clients, place, { since }).then(
        (evidence) => reportTrouble(evidence, { environment: environment.name, service }),
        (error: unknown) => [
          `AWS could not be asked why: ${error instanceof Error ? error.message : String(error)}`,
        ],
      );
      const head = inVain === undefined ? [] : [`Error: ${inVain}`];
      const told = trouble.map((line) => `${place.name}: ${line}`);
      return { ...run, output: [run.output, ...head, ...told].join("\n") };
    } finally {
      ended.abort();
      await watching;
    }
  });
}

/** The service of ECS that a stack has, if it has one. */
function serviceOf({ name, services }: Environment, stack: SynthesizedStack | undefined) {
  const found = Object.entries(services).find(
    ([service, { kind }]) => kind !== "scheduled" && stack?.id === `${name}-service-${service}`,
  );
  return found?.[0];
}
