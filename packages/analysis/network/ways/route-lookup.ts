import { label } from "../configuration/resources";
import type { Target } from "../configuration/route-tables";
import type { Subnet } from "../configuration/subnets";
import type { Addresses } from "../values/addresses";
import { contains, formatBlock, prefixLength } from "#aws";

/** Where a subnet sends what is for an address, and by which route. */
export interface Leading {
  readonly target:
    | Target
    | { readonly kind: "gateway endpoint"; readonly service: string }
    | { readonly kind: "nowhere" };
  readonly text: () => string;
}

const LOCAL = { kind: "local" } as const;
const NOWHERE = { kind: "nowhere" } as const;

/**
 * The route that decides: that of a gateway endpoint for its service, else the narrowest.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function leading(subnet: Subnet, address: Addresses, service: string | undefined): Leading {
  const { routeTable, vpc } = subnet;
  const from = `route table ${routeTable.name}`;
  if (service !== undefined && routeTable.gatewayServices.includes(service)) {
    const target = { kind: "gateway endpoint", service } as const;
    return { target, text: () => `${from} leads to aws:${service} by its gateway endpoint` };
  }
  const open = routeTable.routes.find(({ destination }) => destination === undefined);
  if (open) {
    const text = `route ${open.text} of ${routeTable.name}, which is known only at plan`;
    return { target: { kind: "other", text }, text: () => text };
  }
  const local = vpc.blocks.map((block) => ({ destination: block, target: LOCAL }));
  const [route] = [...routeTable.routes, ...local]
    .flatMap(({ destination, target }) =>
      destination && contains(destination, address) ? [{ destination, target }] : [],
    )
    .toSorted((a, b) => prefixLength(b.destination) - prefixLength(a.destination));
  if (!route) {
    return { target: NOWHERE, text: () => `${from} has no route to ${address.text}` };
  }
  const { target, destination } = route;
  return { target, text: () => `${from} leads ${formatBlock(destination)} to ${describe(target)}` };
}

function describe(target: Target): string {
  switch (target.kind) {
    case "local":
      return "the VPC itself";
    case "other":
      return target.text;
    case "NAT gateway":
      return `NAT gateway ${label(target.resource)}`;
    default:
      return `${target.kind} ${target.name}`;
  }
}
