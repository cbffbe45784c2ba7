import { count, difference, HIGHEST_PORT, intersection, NO_PORTS, type Ports, union } from "#aws";

/** Which ports are open, and which nobody can call open or shut before a plan. */
export interface Answer {
  readonly open: Ports;
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly ports: Ports;
  /** What would have to be known. */
  readonly reason: string;
}

export const SHUT: Answer = { open: NO_PORTS, doubts: [] };

export function open(set: Ports): Answer {
  return { open: set, doubts: [] };
}

export function doubtful(set: Ports, reason: string): Answer {
  return { open: NO_PORTS, doubts: [{ ports: set, reason }] };
}

/** Ports that are not shut for certain. */
function possible({ open: sure, doubts }: Answer): Ports {
  return doubts.reduce((set, doubt) => union(set, doubt.ports), sure);
}

const narrowed = (doubts: readonly Doubt[], change: (set: Ports) => Ports): Doubt[] =>
  doubts
    .map(({ ports, reason }) => ({ ports: change(ports), reason }))
    .filter(({ ports }) => ports.length > 0);

/** What passes one after the other. */
export function both(a: Answer, b: Answer): Answer {
  if (isEverything(a)) return b;
  if (isEverything(b)) return a;
  return {
    open: intersection(a.open, b.open),
    doubts: [
      ...narrowed(a.doubts, (set) => intersection(set, possible(b))),
      ...narrowed(b.doubts, (set) => intersection(set, possible(a))),
    ],
  };
}

const isEverything = ({ open: sure, doubts }: Answer) =>
  doubts.length === 0 && count(sure) > HIGHEST_PORT;

/** Whether nothing passes, for certain. */
export function isShut({ open: sure, doubts }: Answer): boolean {
  return sure.length === 0 && doubts.length === 0;
}

/** What passes one or the other. */
export function either(a: Answer, b: Answer): Answer {
  const sure = union(a.open, b.open);
  return {
    open: sure,
    doubts: narrowed([...a.doubts, ...b.doubts], (set) => difference(set, sure)),
  };
}
