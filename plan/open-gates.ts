import { PlanError } from "./plan-error";
import type { Gate } from "./report";

/**
 * Opens the gates at the addresses that somebody names. Closed ones come first in what is returned.
 * @param allows `<stack>:<address>` each: `dev-network:aws_subnet.private-a`
 * @param openedBy who answers for it; the report says so
 * @throws PlanError when one opens nothing: it is misspelt, or left over from another plan
 */
export function openGates(
  gates: readonly Gate[],
  allows: readonly string[],
  openedBy: string,
): Gate[] {
  const idle = [...new Set(allows)].filter((allow) => !gates.some((gate) => names(allow, gate)));
  if (idle.length > 0) throw new PlanError(idleMessage(idle, gates));
  const isOpened = (gate: Gate) => allows.some((allow) => names(allow, gate));
  return [
    ...gates.filter((gate) => !isOpened(gate)),
    ...gates.filter(isOpened).map((gate) => ({ ...gate, openedBy })),
  ];
}

export const isClosed = ({ openedBy }: Gate): boolean => openedBy === undefined;

const names = (allow: string, { stack, address }: Gate): boolean => allow === `${stack}:${address}`;

function idleMessage(idle: readonly string[], gates: readonly Gate[]): string {
  const closed = [...new Set(gates.map(({ open }) => `  ${open}`))];
  const remedy =
    closed.length === 0
      ? "no gate is closed: leave it out"
      : "use one of the closed gates, or leave it out";
  return [...idle.map((allow) => `--allow '${allow}' opens nothing: ${remedy}`), ...closed].join(
    "\n",
  );
}
