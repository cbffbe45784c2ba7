import type { Signs } from "./cause";
import { CAUSES } from "./causes";

const ASKED = { environment: "<environment>", service: "<service>" };

/** The page of causes, `docs/why-tasks-fail.md`. */
export function causesPage(): string {
  return [
    "<!-- Made by npm run docs:causes from tools/diagnosis/causes.ts. -->",
    "",
    "# Why tasks do not start, or do not stay",
    "",
    "`npm run ops -- why <environment> <service>` looks for these causes, and so does a failed `deploy`, `apply` or",
    "`rollout` in its own output: in why tasks stopped, their exit codes, the last lines that they printed, what the",
    "load balancer says of them and the service's events. The first that fits is told. Where a cause is certain, the",
    "next task would fail for the same, and nobody waits for it: ECS is told to go back to what ran before.",
    "",
    ...CAUSES.flatMap(({ id, what, signs, remedy, isCertain = false, source }) => [
      `## ${id}`,
      "",
      `${what}${isCertain ? " (certain)" : ""}. [AWS](${source})`,
      "",
      `- Shows as: ${describeSigns(signs).join("; ")}`,
      `- ${remedy(ASKED).replaceAll(/"(npm run [^"]+)"/g, "`$1`")}`,
      "",
    ]),
  ].join("\n");
}

function describeSigns({ stop, log, exitCode, event, target }: Signs): string[] {
  const sign = (where: string, pattern: RegExp | undefined) =>
    pattern ? [`${where} \`${pattern.source}\``] : [];
  return [
    ...sign("a task's reason", stop),
    ...sign("a line of its log", log),
    ...(exitCode === undefined ? [] : [`exit code \`${exitCode}\``]),
    ...sign("an event", event),
    ...sign("the load balancer's word", target),
  ];
}
