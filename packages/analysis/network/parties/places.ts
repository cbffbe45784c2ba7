import type { NetworkMember } from "../configuration/network-member";
import { type Network, subnetsOf } from "../configuration/network";
import type { Subnet } from "../configuration/subnets";
import { alike } from "../values/addresses";
import { type Block, contains } from "#aws";
import { internetAddresses } from "../values/internet";
import { groupsOf } from "./groups-of";
import type { PartyAddress } from "./party-address";

/** Where something with addresses in subnets is. */
export function memberPlaces(
  network: Network,
  member: NetworkMember,
  families: readonly (4 | 6)[],
): PartyAddress[] {
  const { resource, subnets, groups, hasPublicAddress } = member;
  return subnetsOf(network, resource, subnets).flatMap((subnet) =>
    subnetPlaces(network, subnet, families).map((place) => ({
      ...place,
      groups: groupsOf(network, resource, groups, subnet.vpc),
      hasPublicAddress,
    })),
  );
}

/**
 * Anywhere in a subnet: a machine whose security groups let everything through and that has a
 * public address. What stops it is the network itself.
 */
export function subnetPlaces(
  { cuts }: Network,
  subnet: Subnet,
  families: readonly (4 | 6)[] = [4, 6],
): PartyAddress[] {
  return subnet.blocks
    .filter(({ family }) => families.includes(family))
    .flatMap((block) => alike([block], cuts))
    .map((address) => ({ address, subnet, hasPublicAddress: true }));
}

/** Every address of the internet that is not a VPC's own. */
export function internetPlaces({ cuts, subnets }: Network): PartyAddress[] {
  const own = [...subnets.values()].flatMap(({ vpc }) => vpc.blocks);
  return internetAddresses(cuts, own).map((address) => ({ address, hasPublicAddress: true }));
}

/** A block's addresses: those in a subnet as machines there, the rest outside. */
export function blockPlaces(network: Network, block: Block): PartyAddress[] {
  const subnets = [...network.subnets.values()];
  return alike([block], network.cuts).flatMap((address): PartyAddress[] => {
    const holders = subnets.filter(({ blocks }) => blocks.some((own) => contains(own, address)));
    if (holders.length > 0) {
      return holders.map((subnet) => ({ address, subnet, hasPublicAddress: true }));
    }
    // An address of a VPC that no subnet has is nobody's.
    const isInVpc = subnets.some(({ vpc }) => vpc.blocks.some((own) => contains(own, address)));
    return isInVpc ? [] : [{ address, hasPublicAddress: true }];
  });
}
