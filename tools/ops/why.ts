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
  const found = await withDiagnosisClients(environment, async (clients) => {
    const reports: { readonly service: string; readonly lines: readonly string[] }[] = [];
    for (const service of asked) {
      const place = placeOf(environment, service);
      const evidence = await gather(clients, place);
      const lines = reportTrouble(evidence, { environment: environment.name, service });
      const running = lines.length > 0 ? undefined : await describeService(clients.ecs, place);
      const fine = running
        ? `nothing is wrong that AWS tells of: ${running.runningCount ?? 0} of ${running.desiredCount ?? 0} tasks run.`
        : "no task stopped for trouble lately.";
      reports.push({ service, lines: lines.length > 0 ? lines : [fine] });
      console.log(
        [`${place.name}:`, ...(reports.at(-1)?.lines ?? []).map((line) => `  ${line}`)].join("\n"),
      );
      if (lines.length === 0) reports.pop();
    }
    return reports.length;
  });
  return found > 0 ? WRONG : 0;
}
