import type { Network } from "../configuration/network";
import type { Resources } from "../configuration/resources";
import type { SecurityGroup } from "../configuration/security-groups";
import type { Node } from "./node";
import { subnetPlaces } from "./places";

/** Security groups and their rules name groups without being in them. */
const RULES = /^aws_(?:default_)?(?:vpc_)?security_group/;

/** Security groups by their construct's path, with and without the stack. */
export function groupNodes(network: Network, members: readonly Node[]): Node[] {
  return network.groups.map((group) => ({
    kind: "group",
    name: group.id,
    otherNames: [group.id.slice(group.id.indexOf("/") + 1)],
    shortNames: [],
    places: groupPlaces(network, group, members),
    isSomewhere: false,
  }));
}

/** Where the group's members are; anywhere in its VPC if something else uses it, or nothing. */
function groupPlaces(network: Network, group: SecurityGroup, members: readonly Node[]) {
  const known = members
    .flatMap(({ places }) => places)
    .filter(({ groups }) => groups?.some(({ id }) => id === group.id));
  if (known.length > 0 && !isUsedElsewhere(network, group)) return known;
  return [...network.subnets.values()]
    .filter(({ vpc }) => vpc.id === group.vpcId)
    .flatMap((subnet) => subnetPlaces(network, subnet))
    .flatMap((place) =>
      [true, false].map((hasPublicAddress) => ({ ...place, groups: [group], hasPublicAddress })),
    );
}

/** Whether a resource of a kind that this analysis does not place names the group. */
function isUsedElsewhere(network: Network, group: SecurityGroup): boolean {
  const { resources, workloads, loadBalancers, interfaceEndpoints } = network;
  const placed = new Set(
    [...workloads, ...loadBalancers, ...interfaceEndpoints].map(({ resource }) => resource),
  );
  return resources
    .all()
    .filter((resource) => !placed.has(resource) && !RULES.test(resource.type))
    .some(({ attributes }) => mentions(resources, attributes, group.id));
}

function mentions(resources: Resources, value: unknown, id: string): boolean {
  if (typeof value === "string") return value.startsWith("${") && resources.identity(value) === id;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => mentions(resources, inner, id));
}
