import type { Network } from "../configuration/network";
import type { Subnet } from "../configuration/subnets";
import type { Node } from "./node";
import { subnetPlaces } from "./places";

interface Named {
  readonly stack: string;
  readonly path: string;
  readonly subnets: readonly Subnet[];
}

/**
 * Subnets by their construct's path, and every part of a path that leads to some: `subnet:private` is
 * all of a tier, `subnet:private/a` one of it.
 */
export function subnetNodes(network: Network): Node[] {
  return namedSubnets(network).map((named) => nodeFor(network, named));
}

/** Subnets that are treated alike, under the shortest path that leads to them alone. */
export function tierNodes(network: Network): Node[] {
  const alike = namedSubnets(network).filter(
    ({ subnets }) => new Set(subnets.map(treatment)).size === 1,
  );
  return alike
    .filter((named) => !alike.some((wider) => isWithin(named, wider)))
    .map((named) => nodeFor(network, named));
}

function nodeFor(network: Network, { stack, path, subnets }: Named): Node {
  const [only, ...others] = subnets;
  return {
    kind: "subnets",
    name: `subnet:${path}`,
    otherNames: [`subnet:${stack}/${path}`, ...(only && others.length === 0 ? [only.id] : [])],
    shortNames: [],
    places: subnets.flatMap((subnet) => subnetPlaces(network, subnet)),
    isSomewhere: false,
  };
}

function namedSubnets({ subnets }: Network): Named[] {
  const byId = new Map<string, Named>();
  for (const subnet of subnets.values()) {
    for (const { stack, path } of pathsOf(subnet)) {
      const id = `${stack}/${path}`;
      byId.set(id, { stack, path, subnets: [...(byId.get(id)?.subnets ?? []), subnet] });
    }
  }
  return [...byId.values()];
}

/** Of `dev-network/private/a/subnet`: `private` and `private/a`. */
function pathsOf({ id }: Subnet): Pick<Named, "stack" | "path">[] {
  const [stack = "", ...parts] = id.split("/");
  const saysNothing = /^(?:subnet|resource|default)$/i.test(parts.at(-1) ?? "");
  const path = saysNothing && parts.length > 1 ? parts.slice(0, -1) : parts;
  return path.map((_, index) => ({ stack, path: path.slice(0, index + 1).join("/") }));
}

/** What decides on a subnet's traffic, as a text. */
function treatment({ vpc, acl, routeTable }: Subnet): string {
  const routes = routeTable.routes.map(({ text, target }) => `${text} ${target.kind}`);
  return [vpc.id, acl.name, ...routes, ...routeTable.gatewayServices].join("\n");
}

function isWithin(inner: Named, outer: Named): boolean {
  return inner.stack === outer.stack && inner.path.startsWith(`${outer.path}/`);
}
