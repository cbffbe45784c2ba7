import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface SubnetProps {
  readonly name: string;
  readonly vpcId: string;
  /** Full name of the zone (for example `us-east-1a`). */
  readonly availabilityZone: string;
  readonly cidr: string;
  /** The VPC's IPv6 block and which of its 256 /64 blocks is the subnet's. @default no IPv6 */
  readonly ipv6?: { readonly vpcCidr: string; readonly index: number } | undefined;
}

/** Prefix bits between a VPC's /56 and a subnet's /64. */
const IPV6_SUBNET_BITS = 8;

/** A subnet with a route table of its own. Nothing in it gets a public IPv4 address by itself. */
export class Subnet extends Construct {
  readonly subnetId: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { name, vpcId, ipv6 } = props;

    const subnet = new AwsSubnet(this, "subnet", {
      vpcId,
      availabilityZone: props.availabilityZone,
      cidrBlock: props.cidr,
      mapPublicIpOnLaunch: false,
      ...(ipv6 && {
        ipv6CidrBlock: Fn.cidrsubnet(ipv6.vpcCidr, IPV6_SUBNET_BITS, ipv6.index),
        assignIpv6AddressOnCreation: true,
      }),
      tags: { Name: name },
    });
    const routeTable = new RouteTable(this, "route-table", {
      vpcId,
      tags: { Name: name },
      // Destroyed after the S3 endpoint has let go of it, and not before: AWS refuses to take a table that is
      // gone out of an endpoint (provider-aws 26502).
      lifecycle: { createBeforeDestroy: true },
    });
    new RouteTableAssociation(this, "route-table-association", {
      subnetId: subnet.id,
      routeTableId: routeTable.id,
    });

    this.subnetId = subnet.id;
    this.routeTableId = routeTable.id;
  }
}
