/** Sets of TCP or UDP ports: sorted ranges, both ends included, that neither overlap nor touch. */
export type Ports = readonly PortRange[];

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export const HIGHEST_PORT = 65_535;
export const ALL_PORTS: Ports = [{ first: 0, last: HIGHEST_PORT }];
export const NO_PORTS: Ports = [];

/** The ports from `first` to `last`, or only one. */
export function ports(first: number, last: number = first): Ports {
  return first > last ? NO_PORTS : [{ first, last }];
}

export function union(a: Ports, b: Ports): Ports {
  const merged: PortRange[] = [];
  for (const range of [...a, ...b].toSorted((x, y) => x.first - y.first)) {
    const previous = merged.at(-1);
    if (previous === undefined || range.first > previous.last + 1) merged.push(range);
    else merged.splice(-1, 1, { ...previous, last: Math.max(previous.last, range.last) });
  }
  return merged;
}

export function intersection(a: Ports, b: Ports): Ports {
  if (a.length === 0 || b.length === 0) return NO_PORTS;
  return a.flatMap((x) =>
    b.flatMap((y) => ports(Math.max(x.first, y.first), Math.min(x.last, y.last))),
  );
}

/** The ports of `a` that are not in `b`. */
export function difference(a: Ports, b: Ports): Ports {
  return b.reduce<Ports>(
    (rest, { first, last }) =>
      rest.flatMap((range) => [
        ...ports(range.first, Math.min(range.last, first - 1)),
        ...ports(Math.max(range.first, last + 1), range.last),
      ]),
    a,
  );
}

export function includes(set: Ports, port: number): boolean {
  return set.some(({ first, last }) => first <= port && port <= last);
}

/** How many ports the set has. */
export function count(set: Ports): number {
  return set.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** `80, 443, 1024-3388`, `any port` or `no port`. */
export function formatPorts(set: Ports): string {
  if (set.length === 0) return "no port";
  if (count(set) > HIGHEST_PORT) return "any port";
  return set
    .map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(", ");
}
