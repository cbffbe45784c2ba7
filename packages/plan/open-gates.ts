import { PlanError } from "#terraform";
import type { Gate } from "./report";

/** What opens gates. */
export interface Allow {
  /** `<stack>:<address>`: `dev-network:aws_subnet.private-a` */
  readonly gate: string;
  /** Who answers for it; the report says so. */
  readonly by: string;
  /** It is no mistake when there is nothing to open. @default false */
  readonly mayBeIdle?: boolean;
}

/**
 * Opens the gates at the addresses that somebody names. Closed ones come first in what is returned.
 * @throws PlanError when one opens nothing: it is misspelt, or left over from another plan
 */
export function openGates(gates: readonly Gate[], allows: readonly Allow[]): Gate[] {
  const idle = allows.filter(
    ({ gate: named, mayBeIdle }) =>
      mayBeIdle !== true && !gates.some((gate) => nameOf(gate) === named),
  );
  if (idle.length > 0) throw new PlanError(idleMessage(idle, gates));
  const decided = gates.map((gate) => {
    const allow = allows.find(({ gate: named }) => named === nameOf(gate));
    return allow ? { ...gate, openedBy: allow.by } : gate;
  });
  return [...decided.filter(isClosed), ...decided.filter((gate) => !isClosed(gate))];
}

export const isClosed = ({ openedBy }: Gate): boolean => openedBy === undefined;

const nameOf = ({ stack, address }: Gate): string => `${stack}:${address}`;

function idleMessage(idle: readonly Allow[], gates: readonly Gate[]): string {
  const closed = [...new Set(gates.map(({ open }) => `  ${open}`))];
  const remedy =
    closed.length === 0
      ? "no gate is closed: leave it out"
      : "use one of the closed gates, or leave it out";
  const named = [...new Set(idle.map(({ gate }) => gate))];
  return [...named.map((gate) => `--allow '${gate}' opens nothing: ${remedy}`), ...closed].join(
    "\n",
  );
}
