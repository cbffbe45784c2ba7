import type { SynthesizedApp, SynthesizedResource } from "#terraform";
import type { Block } from "#aws";
import { AddressBook } from "./address-book";
import { type InterfaceEndpoint, readInterfaceEndpoints } from "./interface-endpoints";
import { type LoadBalancer, readLoadBalancers } from "./load-balancers";
import { label, Resources } from "./resources";
import type { AclRule, Rule } from "./rules";
import { readSecurityGroups, type SecurityGroup } from "./security-groups";
import { readSubnets, type Subnet } from "./subnets";
import { readWorkloads, type Workload } from "./ecs-workloads";

export interface NatGateway {
  readonly subnet: Subnet;
  readonly isPublic: boolean;
}

/** Everything that decides on traffic, read from an app whose references are resolved. */
export interface Network {
  readonly resources: Resources;
  readonly subnets: ReadonlyMap<SynthesizedResource, Subnet>;
  readonly natGateways: ReadonlyMap<SynthesizedResource, NatGateway>;
  readonly groups: readonly SecurityGroup[];
  readonly workloads: readonly Workload[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly interfaceEndpoints: readonly InterfaceEndpoint[];
  /** Every block that something names: addresses between two cuts are treated alike. */
  readonly cuts: readonly Block[];
}

export function readNetwork(app: SynthesizedApp): Network {
  const resources = new Resources(app);
  const book = new AddressBook(resources);
  const subnets = readSubnets(resources, book);
  const groups = readSecurityGroups(resources, book);
  return {
    resources,
    subnets,
    groups,
    natGateways: readNatGateways(resources, subnets),
    workloads: readWorkloads(resources),
    loadBalancers: readLoadBalancers(resources),
    interfaceEndpoints: readInterfaceEndpoints(resources),
    cuts: distinct([
      ...[...subnets.values()].flatMap(({ vpc, blocks, routeTable, acl }) => [
        ...vpc.blocks,
        ...blocks,
        ...routeTable.routes.flatMap(({ destination }) => destination ?? []),
        ...blocksOf([...acl.ingress, ...acl.egress]),
      ]),
      ...blocksOf(groups.flatMap(({ ingress, egress }) => [...ingress, ...egress])),
    ]),
  };
}

function readNatGateways(
  resources: Resources,
  subnets: ReadonlyMap<SynthesizedResource, Subnet>,
): ReadonlyMap<SynthesizedResource, NatGateway> {
  return new Map(
    resources.ofType("aws_nat_gateway").flatMap((resource) => {
      const { subnet_id: id, connectivity_type: type } = resource.attributes;
      const subnet = subnets.get(resources.named(resource, id, "subnet_id"));
      return subnet ? [[resource, { subnet, isPublic: type !== "private" }] as const] : [];
    }),
  );
}

const blocksOf = (rules: readonly (Rule | AclRule)[]): Block[] =>
  rules.flatMap(({ peer }) => (peer.kind === "block" ? [peer.block] : []));

function distinct(blocks: readonly Block[]): Block[] {
  const byText = new Map(
    blocks.map((block) => [`${String(block.start)}-${String(block.end)}`, block]),
  );
  return [...byText.values()];
}

/** The subnets that a resource names. */
export function subnetsOf(network: Network, owner: SynthesizedResource, ids: readonly string[]) {
  return ids.map((id) => {
    const resource = network.resources.named(owner, id, "a subnet");
    const subnet = network.subnets.get(resource);
    if (subnet) return subnet;
    throw new Error(`${label(owner)}: ${id} is no subnet`);
  });
}
