import type { Asked, Cause, Signs } from "./cause";
import { CAUSES } from "./causes";
import type { Evidence, Stop } from "./evidence";

/** A likely cause, and what shows it. */
export interface Diagnosis {
  readonly cause: Cause;
  /** What AWS or the task said, word by word: one line. */
  readonly because: string;
}

/** Likely causes, each once; the first is the likeliest. Nothing where nothing fits. */
export function diagnose({ stops, events, targets }: Evidence): readonly Diagnosis[] {
  const ofTargets = targets.flatMap(({ target, said }) =>
    firstOf(({ target: sign }) => sign?.test(said) === true, `target ${target}: ${said}`),
  );
  const found = [
    ...stops.flatMap((stop) => diagnoseStop(stop, ofTargets)),
    ...ofTargets,
    ...events.flatMap((event) => firstOf((signs) => signs.event?.test(event) === true, event)),
  ];
  const once = found.filter(
    ({ cause }, at) => found.findIndex((other) => other.cause === cause) === at,
  );
  // That a task ended says least of all.
  return once.length > 1 ? once.filter(({ cause }) => cause.id !== "exited") : once;
}

/** The load balancer says more of its checks than the task that failed them. */
function diagnoseStop(stop: Stop, ofTargets: readonly Diagnosis[]): readonly Diagnosis[] {
  const said = textOf(stop);
  if (/failed ELB health checks/i.test(said) && ofTargets.length > 0) return [];
  return firstOf((signs) => fits(signs, stop, said), said);
}

function fits(signs: Signs, { containers }: Stop, said: string): boolean {
  return (
    signs.stop?.test(said) === true ||
    containers.some(
      ({ exitCode, log }) =>
        (signs.exitCode !== undefined && signs.exitCode === exitCode) ||
        log.some((line) => signs.log?.test(line) === true),
    )
  );
}

function firstOf(fit: (signs: Signs) => boolean, because: string): readonly Diagnosis[] {
  const cause = CAUSES.find(({ signs }) => fit(signs));
  return cause ? [{ cause, because }] : [];
}

/** Why a task stopped, in one line. */
export function textOf({ reason, containers }: Stop): string {
  const ends = containers.flatMap(({ name, exitCode, reason: own }) => {
    const code = exitCode === undefined ? [] : [`exit code ${exitCode}`];
    const parts = [...code, ...(own === undefined ? [] : [own])];
    return parts.length > 0 ? [`${name}: ${parts.join(", ")}`] : [];
  });
  return [reason, ...ends].join("; ");
}

/** What to do about it, in lines. */
export const describe = ({ cause, because }: Diagnosis, asked: Asked): string[] => [
  `${cause.what} (${cause.id}).`,
  `  because: ${because}`,
  `  remedy:  ${cause.remedy(asked)}`,
];
