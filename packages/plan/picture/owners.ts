import { type Element, keyOf } from "./element";
import { prefixesOf } from "./path";
import type { References } from "./references";
import type { Part, PartKind } from "./types";

/** By these a resource says what it is a piece of. */
const CONTAINMENT = [
  "route_table_id",
  "subnet_id",
  "security_group_id",
  "network_acl_id",
  "load_balancer_arn",
  "listener_arn",
  "bucket",
  "repository",
  "role",
  "cluster",
  "target_key_id",
  "vpc_id",
];

/** A stack that has one of these is about it. */
const MAIN: ReadonlySet<PartKind> = new Set([
  "vpc",
  "cluster",
  "load-balancer",
  "service",
  "schedule",
]);

export type PartOf = Pick<Part, "id" | "parent" | "kind">;

/**
 * Finds the part that a resource without one belongs to. Of the same construct, since what is made
 * together is one thing; else what it says it is a piece of; else what its stack is about.
 * @param parts with the elements that they were made of
 */
export function ownerFinder(
  parts: readonly { readonly part: PartOf; readonly element: Element }[],
  references: References,
): (element: Element) => string | undefined {
  const byElement = new Map(parts.map(({ part, element }) => [keyOf(element), part]));
  const byPrefix = new Map<string, PartOf[]>();
  const mains = new Map<string, PartOf[]>();
  for (const { part, element } of parts) {
    for (const prefix of prefixesOf(element.path))
      push(byPrefix, `${element.stack}:${prefix}`, part);
    if (MAIN.has(part.kind)) push(mains, element.stack, part);
  }
  const fromPath = ({ stack, path }: Element) => {
    const candidates = prefixesOf(path)
      .map((prefix) => byPrefix.get(`${stack}:${prefix}`))
      .find((found) => found !== undefined);
    return candidates && common(candidates);
  };
  const find = (element: Element, seen: readonly Element[]): string | undefined => {
    const made = byElement.get(keyOf(element));
    // What is left over of a part belongs to the part.
    if (made) return made.id;
    const path = fromPath(element);
    if (path !== undefined || seen.includes(element)) return path;
    for (const attribute of CONTAINMENT) {
      const whole = references.of(element.attributes[attribute]);
      if (whole?.stack !== element.stack) continue;
      const owner = find(whole, [...seen, element]);
      if (owner !== undefined) return owner;
    }
    const [main, ...more] = mains.get(element.stack) ?? [];
    return more.length === 0 ? main?.id : undefined;
  };
  return (element) => find(element, []);
}

/** The part that holds all the others, or that all stand in. */
function common(parts: readonly PartOf[]): string | undefined {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first?.id;
  const outer = parts.find((part) =>
    parts.every((other) => other === part || other.parent === part.id),
  );
  if (outer) return outer.id;
  return others.every(({ parent }) => parent === first.parent) ? first.parent : undefined;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
