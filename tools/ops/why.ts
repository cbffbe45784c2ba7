import type { Service } from "@aws-sdk/client-ecs";
import { reportTrouble } from "../diagnosis/report";
import { describeService, gather } from "../diagnosis/gather";
import { placeOf, withDiagnosisClients } from "../services/place";
import type { Call, Command } from "./command";

const WRONG = 2;

/** `why`: what keeps tasks of a service from starting, or staying. */
export const WHY: Command = {
  name: "why",
  takes: "<environment> [<service> ...]",
  does: "why tasks do not start, or do not stay: the likely cause, and what to do",
  services: "any",
  run: why,
};

async function why({ environment, services }: Call): Promise<number> {
  const asked = services.length > 0 ? services : Object.keys(environment.services);
  return withDiagnosisClients(environment, async (clients) => {
    let code = 0;
    for (const service of asked) {
      const place = placeOf(environment, service);
      const evidence = await gather(clients, place);
      const trouble = reportTrouble(evidence, { environment: environment.name, service });
      if (trouble.length > 0) code = WRONG;
      else trouble.push(withoutTrouble(await describeService(clients.ecs, place)));
      console.log([`${place.name}:`, ...trouble.map((line) => `  ${line}`)].join("\n"));
    }
    return code;
  });
}

const withoutTrouble = (running: Service | undefined): string =>
  running
    ? `nothing is wrong that AWS tells of: ${running.runningCount ?? 0} of ${running.desiredCount ?? 0} tasks run.`
    : "no task stopped for trouble lately.";
