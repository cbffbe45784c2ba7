import { Construct } from "constructs";
import type { SubnetSlot } from "../lib/subnet-layout";
import { Subnet } from "./subnet";
import { TierNetworkAcl, type TierNetworkAclProps } from "./tier-network-acl";

export interface SubnetTierProps {
  /** Names start with it: `learner-private` becomes `learner-private-a`. */
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  readonly vpcCidr: string;
  /** The VPC's IPv6 block. @default no IPv6 */
  readonly ipv6Cidr?: string | undefined;
  /** One subnet for each; the zone's letter is its id. */
  readonly slots: readonly SubnetSlot[];
  /** Inbound traffic from outside the VPC. */
  readonly inbound: TierNetworkAclProps["inbound"];
}

export interface TierSubnet {
  /** The zone's letter. */
  readonly zone: string;
  readonly cidr: string;
  readonly subnetId: string;
  readonly routeTableId: string;
}

/** The subnets of one tier, one in each zone, behind one network ACL. */
export class SubnetTier extends Construct {
  readonly subnets: readonly TierSubnet[];
  readonly subnetIds: string[];

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { name, region, vpcId, vpcCidr, ipv6Cidr, slots, inbound } = props;

    this.subnets = slots.map(({ zone, cidr, ipv6Index }) => {
      const { subnetId, routeTableId } = new Subnet(this, zone, {
        name: `${name}-${zone}`,
        vpcId,
        availabilityZone: `${region}${zone}`,
        cidr,
        ipv6: ipv6Cidr === undefined ? undefined : { vpcCidr: ipv6Cidr, index: ipv6Index },
      });
      return { zone, cidr, subnetId, routeTableId };
    });
    this.subnetIds = this.subnets.map(({ subnetId }) => subnetId);
    new TierNetworkAcl(this, "network-acl", {
      name,
      vpcId,
      vpcCidr,
      ipv6Cidr,
      subnetIds: this.subnetIds,
      inbound,
    });
  }
}
