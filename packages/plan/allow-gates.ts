import { PlanError } from "#terraform";
import type { Gate } from "./report";

/** What allows what a gate blocks. */
export interface Allow {
  /** `<stack>:<address>`: `dev-network:aws_subnet.private-a` */
  readonly gate: string;
  /** Who answers for it; the report says so. */
  readonly by: string;
  /** It is no mistake when nothing is blocked. @default false */
  readonly mayBeIdle?: boolean;
}

/**
 * Opens the gates at the addresses that somebody names. Closed ones come first in what is returned.
 * @throws PlanError when one allows nothing: it is misspelt, or left over from another plan
 */
export function allowGates(gates: readonly Gate[], allows: readonly Allow[]): Gate[] {
  const idle = allows.filter(
    ({ gate: named, mayBeIdle }) =>
      mayBeIdle !== true && !gates.some((gate) => nameOf(gate) === named),
  );
  if (idle.length > 0) throw new PlanError(idleMessage(idle, gates));
  const decided = gates.map((gate) => {
    const allow = allows.find(({ gate: named }) => named === nameOf(gate));
    return allow ? { ...gate, allowedBy: allow.by } : gate;
  });
  return [...decided.filter(isBlocked), ...decided.filter((gate) => !isBlocked(gate))];
}

export const isBlocked = ({ allowedBy }: Gate): boolean => allowedBy === undefined;

const nameOf = ({ stack, address }: Gate): string => `${stack}:${address}`;

function idleMessage(idle: readonly Allow[], gates: readonly Gate[]): string {
  const blocked = [...new Set(gates.map(({ allow }) => `  ${allow}`))];
  const remedy =
    blocked.length === 0
      ? "no gate blocks: leave it out"
      : "use one of the blocking gates, or leave it out";
  const named = [...new Set(idle.map(({ gate }) => gate))];
  return [...named.map((gate) => `--allow '${gate}' allows nothing: ${remedy}`), ...blocked].join(
    "\n",
  );
}
