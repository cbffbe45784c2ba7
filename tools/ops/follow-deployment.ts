import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "@aws-sdk/client-ecs";
import type { Environment } from "../../config/schema/environment";
import { primaryOf, revisionOf } from "../diagnosis/evidence";
import { describeService, gather } from "../diagnosis/gather";
import { reportTrouble } from "../diagnosis/report";
import { checkInterruption } from "../process/interruption";
import { placeOf, withDiagnosisClients } from "../services/place";
import { describeProgress } from "../services/describe-progress";

const LOOK_MS = 3000;
const CLOCKS_MS = 60_000;

/**
 * Prints how a deployment comes to its end, a line for each thing that changes.
 * @returns 0 when what was to run runs, 1 when ECS went back, or gave up: why was printed then
 */
export async function followDeployment(environment: Environment, service: string): Promise<number> {
  const place = placeOf(environment, service);
  const since = new Date(Date.now() - CLOCKS_MS);
  return withDiagnosisClients(environment, async (clients) => {
    let wanted: string | undefined;
    let said = "";
    for (;;) {
      checkInterruption();
      const now = await describeService(clients.ecs, place);
      if (!now) return 1;
      wanted ??= primaryOf(now)?.id;
      const line = describeProgress(now);
      if (line !== said) console.log(`${place.name}: ${line}`);
      said = line;
      const ended = endOf(now, wanted);
      if (ended === "completed") return 0;
      if (ended === "failed") {
        const evidence = await gather(clients, place, { since });
        for (const trouble of reportTrouble(evidence, { environment: environment.name, service }))
          console.log(`${place.name}: ${trouble}`);
        console.log(`${place.name}: runs ${revisionOf(now.taskDefinition)}.`);
        return 1;
      }
      await sleep(LOOK_MS);
    }
  });
}

function endOf(service: Service, wanted: string | undefined): "completed" | "failed" | undefined {
  const primary = primaryOf(service);
  if (primary?.rolloutState === "FAILED") return "failed";
  if (primary?.rolloutState !== "COMPLETED") return undefined;
  return primary.id === wanted ? "completed" : "failed";
}
