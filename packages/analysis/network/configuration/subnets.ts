import type { SynthesizedResource } from "#terraform";
import type { Block } from "#aws";
import type { AddressBook } from "./address-book";
import { type NetworkAcl, networkAclReader } from "./network-acls";
import { label, type Resources } from "./resources";
import { type RouteTable, routeTableReader } from "./route-tables";
import { Undecided } from "./undecided";

export interface Vpc {
  readonly id: string;
  readonly blocks: readonly Block[];
}

export interface Subnet {
  /** `dev-network/private/a/subnet` */
  readonly id: string;
  readonly vpc: Vpc;
  /** Its IPv4 and IPv6 blocks. */
  readonly blocks: readonly Block[];
  readonly routeTable: RouteTable;
  readonly acl: NetworkAcl;
  /** Whether what starts in it gets a public address by itself. */
  readonly mapsPublicAddresses: boolean;
}

/** The subnets of the app's VPCs, by the resource that makes them. */
export function readSubnets(
  resources: Resources,
  book: AddressBook,
): ReadonlyMap<SynthesizedResource, Subnet> {
  const aclOf = networkAclReader(resources, book);
  const routeTableOf = routeTableReader(resources, book);
  const vpcs = new Map<string, Vpc>();
  const vpcOf = (subnet: SynthesizedResource): Vpc => {
    const id = resources.identity(subnet.attributes["vpc_id"]);
    const vpc = vpcs.get(id) ?? { id, blocks: vpcBlocks(resources, book, subnet) };
    vpcs.set(id, vpc);
    return vpc;
  };
  return new Map(
    resources.ofType("aws_subnet").map((subnet) => [
      subnet,
      {
        id: label(subnet),
        vpc: vpcOf(subnet),
        blocks: knownBlocks(book, subnet, [
          subnet.attributes["cidr_block"],
          subnet.attributes["ipv6_cidr_block"],
        ]),
        routeTable: routeTableOf(subnet),
        acl: aclOf(subnet),
        mapsPublicAddresses: subnet.attributes["map_public_ip_on_launch"] === true,
      },
    ]),
  );
}

/** The VPC's blocks. Of a VPC that is not the app's own, those of the subnets are all one knows. */
function vpcBlocks(resources: Resources, book: AddressBook, subnet: SynthesizedResource): Block[] {
  const id = subnet.attributes["vpc_id"];
  const vpc = resources.reference(id)?.resource;
  if (vpc?.type !== "aws_vpc") {
    const same = resources
      .ofType("aws_subnet")
      .filter(({ attributes }) => attributes["vpc_id"] === id);
    return same.flatMap((each) => knownBlocks(book, each, [each.attributes["cidr_block"]]));
  }
  const more = resources
    .ofType("aws_vpc_ipv4_cidr_block_association")
    .filter(({ attributes }) => resources.reference(attributes["vpc_id"])?.resource === vpc)
    .map(({ attributes }) => attributes["cidr_block"]);
  const ipv6 =
    vpc.attributes["assign_generated_ipv6_cidr_block"] === true
      ? `\${${vpc.stackId}.${vpc.address}.ipv6_cidr_block}`
      : vpc.attributes["ipv6_cidr_block"];
  return knownBlocks(book, vpc, [vpc.attributes["cidr_block"], ...more, ipv6]);
}

function knownBlocks(
  book: AddressBook,
  owner: SynthesizedResource,
  values: readonly unknown[],
): Block[] {
  return values
    .filter((value) => value !== undefined && value !== "")
    .map((value) => {
      const block = book.find(String(value));
      if (block) return block;
      throw new Undecided(`${label(owner)}: its block`, value, "give the block itself");
    });
}
