import { blocksOf, textOf } from "#terraform";
import { type Element, keyOf } from "./element";
import { tierName } from "./path";
import type { References } from "./references";

/** Subnets of a VPC that are called the same in every zone. */
export interface Tier {
  readonly id: string;
  /** Key of the VPC, where it is known. */
  readonly vpc: string | undefined;
  readonly name: string;
  /** Where its subnets' routes lead. */
  readonly way: Way | undefined;
  readonly subnets: readonly Element[];
}

export type Way = "internet" | "nat" | "none";

const WAYS: readonly Way[] = ["internet", "nat", "none"];

/** Subnets by VPC and name. */
export function tiersOf(elements: readonly Element[], references: References): Tier[] {
  const vpcs = elements.filter(({ type }) => type === "aws_vpc");
  const wayOf = wayReader(elements, references);
  const tiers = new Map<string, Tier>();
  for (const subnet of elements.filter(({ type }) => type === "aws_subnet")) {
    const vpc = vpcOf(subnet, vpcs, references);
    const way = subnet.status === "delete" ? undefined : wayOf(subnet);
    const name = tierName(subnet.path, textOf(subnet.attributes["availability_zone"]));
    const id = `tier:${vpc ?? subnet.stack}:${name ?? way ?? ""}`;
    const known = tiers.get(id);
    tiers.set(id, {
      id,
      vpc,
      name: name ?? "subnets",
      way: known?.way ?? way,
      subnets: [...(known?.subnets ?? []), subnet],
    });
  }
  return [...tiers.values()];
}

/**
 * Tiers as a packet from outside comes upon them: public ones first, isolated ones last, and of the
 * same kind those first in which something runs.
 */
export function inOrder(tiers: readonly Tier[], used: ReadonlySet<string | undefined>): Tier[] {
  const rank = ({ id, way }: Tier) =>
    2 * (way === undefined ? WAYS.length : WAYS.indexOf(way)) + (used.has(id) ? 0 : 1);
  return tiers.toSorted((a, b) => rank(a) - rank(b));
}

/** The VPC of something; what goes knows only an id, which the only VPC must be. */
export function vpcOf(
  { attributes, stack }: Element,
  vpcs: readonly Element[],
  references: References,
): string | undefined {
  const named = references.of(attributes["vpc_id"]);
  const beside = vpcs.filter((vpc) => vpc.stack === stack);
  const [only] = vpcs.length === 1 ? vpcs : beside;
  const found = named ?? (beside.length > 1 ? undefined : only);
  return found && keyOf(found);
}

function wayReader(elements: readonly Element[], references: References) {
  const ofType = (type: string) => elements.filter((element) => element.type === type);
  const routes = ofType("aws_route");
  const associations = ofType("aws_route_table_association");
  return (subnet: Element): Way => {
    const association = associations.find(({ attributes }) =>
      references.isTo(attributes["subnet_id"], subnet),
    );
    const table = references.of(association?.attributes["route_table_id"]);
    if (!table) return "none";
    const targets = [
      ...blocksOf(table.attributes, "route"),
      ...routes
        .filter(({ attributes }) => references.isTo(attributes["route_table_id"], table))
        .map(({ attributes }) => attributes),
    ];
    if (targets.some((to) => references.of(to["gateway_id"])?.type === "aws_internet_gateway")) {
      return "internet";
    }
    const isOut = targets.some(
      (to) => to["nat_gateway_id"] !== undefined || to["egress_only_gateway_id"] !== undefined,
    );
    return isOut ? "nat" : "none";
  };
}
