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
  /** Letters of the zones that nothing new is placed in. */
  readonly drainedZones: readonly string[];
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
  /** In the order of the zones' letters. */
  readonly subnets: readonly TierSubnet[];
  /** Those that something may be placed in: all but the drained zones'. */
  readonly subnetsInUse: readonly TierSubnet[];

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { name, region, vpcId, vpcCidr, ipv6Cidr, slots, drainedZones, inbound } = props;

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
    this.subnetsInUse = this.subnets.filter(({ zone }) => !drainedZones.includes(zone));
    new TierNetworkAcl(this, "network-acl", {
      name,
      vpcId,
      vpcCidr,
      ipv6Cidr,
      subnetIds: idsOf(this.subnets),
      inbound,
    });
  }
}

export const idsOf = (subnets: readonly TierSubnet[]): string[] =>
  subnets.map(({ subnetId }) => subnetId);
