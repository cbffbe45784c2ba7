import type { Asked } from "./cause";
import { describe, diagnose, textOf } from "./diagnose";
import type { Evidence } from "./evidence";

/**
 * What AWS says of a service's tasks that did not stay, the likely cause and what to do; nothing where AWS says
 * nothing.
 */
export function reportTrouble(evidence: Evidence, asked: Asked): string[] {
  const { stops, events, targets } = evidence;
  const causes = diagnose(evidence);
  if (stops.length + targets.length + events.length === 0) return [];
  return [
    ...causes.flatMap((found, at) => {
      const [head = "", ...rest] = describe(found, asked);
      return [`${at === 0 ? "Likely cause" : "Also"}: ${head}`, ...rest];
    }),
    ...(causes.length === 0 ? ["No cause that is known fits. What AWS says:"] : []),
    ...stops.flatMap((stop) => [
      `a task of ${stop.revision} stopped: ${textOf(stop)}`,
      ...stop.containers.flatMap(({ name, log }) => log.map((line) => `  ${name} | ${line}`)),
    ]),
    ...targets.map(({ target, said }) => `target ${target} is ${said}`),
    ...events.map((event) => `event: ${event}`),
  ];
}
