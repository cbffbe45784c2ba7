import { type Cidr, networkOf, parseCidr } from "../lib/cidr";
import { defaultTierBlock, subnetPrefixLength } from "../lib/subnet-layout";
import type { Sections } from "./rules/rule";

type Network = Sections["network"];

/** A tier of subnets with its block, whether an operator set it or it is the default. */
export interface NetworkTier {
  readonly name: string;
  readonly block: Cidr;
  /**
   * Where the way out leads: to the internet gateway, a NAT gateway, VPC endpoints alone, or nowhere.
   */
  readonly route: "internet" | "nat" | "endpoints" | "none";
  /** The setting that names the block, below `network`; none when the block is the default. */
  readonly setting?: readonly string[];
}

/** AWS takes subnets of /16 to /28: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const SMALLEST_SUBNET_PREFIX = 28;

/** Private and public, which every network has, then the additional ones by name. */
type NetworkTiers = readonly [NetworkTier, NetworkTier, ...NetworkTier[]];

/** Every tier of the network. */
export function networkTiers(network: Network): NetworkTiers {
  const { additionalTiers, privateCidr, publicCidr, nat } = network;
  const vpc = networkOf(block(network.cidr));
  const main = (name: "private" | "public", cidr: string | undefined) =>
    cidr === undefined
      ? { name, block: defaultTierBlock(vpc, name) }
      : { name, block: block(cidr), setting: [`${name}Cidr`] };
  return [
    { ...main("private", privateCidr), route: nat === "none" ? "endpoints" : "nat" },
    { ...main("public", publicCidr), route: "internet" },
    ...Object.entries(additionalTiers)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { cidr, route }]) => ({
        name,
        block: block(cidr),
        route,
        setting: ["additionalTiers", name, "cidr"],
      })),
  ];
}

/** Prefix lengths the VPC may have so that every tier's subnets are of a size that AWS takes. */
export function vpcPrefixRange(network: Network): { readonly min: number; readonly max: number } {
  const { publicCidr, zoneSlots } = network;
  // The smallest default tier: a quarter for public, or a half for private. Where both blocks are
  // set, two tiers still share the VPC, and a half is the most that both can have.
  const smallest = defaultTierBlock(
    { start: 0, prefixLength: 0 },
    publicCidr === undefined ? "public" : "private",
  );
  return { min: 16, max: SMALLEST_SUBNET_PREFIX - subnetPrefixLength(smallest, zoneSlots) };
}

/** The VPC's block, unless its size is wrong: then nothing can be said about what is inside. */
export function vpcOfSoundSize(network: Network): Cidr | undefined {
  const vpc = networkOf(block(network.cidr));
  const { min, max } = vpcPrefixRange(network);
  return vpc.prefixLength >= min && vpc.prefixLength <= max ? vpc : undefined;
}

/** A block that the schema has already found to be one. */
export function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`${text} is not an IPv4 block`);
  return cidr;
}
