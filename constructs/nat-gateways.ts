import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { NatGateway } from "./nat-gateway";
import type { TierSubnet } from "./subnet-tier";

export interface NatGatewaysProps {
  /** Names start with it: `learner-nat` becomes `learner-nat-a`. */
  readonly name: string;
  /** No gateway, one for all zones (in the first zone by letter), or one in each zone. */
  readonly mode: "none" | "single" | "per-az";
  /** Public subnets, in the order of their zones' letters. */
  readonly publicSubnets: readonly TierSubnet[];
  /** Zones that keep a gateway of their own, and that the one for all zones is not in. */
  readonly drainedZones: readonly string[];
  /** The VPC's internet gateway, attached. */
  readonly internetGateway: ITerraformDependable;
}

/** The NAT gateways of a VPC, each with its zone's letter as id, whatever the mode. */
export class NatGateways extends Construct {
  readonly publicIps: string[];
  private readonly gatewayIdByZone: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const { name, mode, publicSubnets, drainedZones, internetGateway } = props;
    const first = publicSubnets.find(({ zone }) => !drainedZones.includes(zone));
    const homes = { none: [], single: first ? [first] : [], "per-az": publicSubnets }[mode];

    const gateways = homes.map(({ zone, subnetId }) => ({
      zone,
      gateway: new NatGateway(this, zone, { name: `${name}-${zone}`, subnetId, internetGateway }),
    }));
    this.publicIps = gateways.map(({ gateway }) => gateway.publicIp);
    this.gatewayIdByZone = new Map(
      gateways.map(({ zone, gateway }) => [zone, gateway.natGatewayId]),
    );
  }

  /** The gateway of the zone, or the one that serves all zones. @returns undefined without NAT */
  gatewayIdFor(zone: string): string | undefined {
    return this.gatewayIdByZone.get(zone) ?? this.gatewayIdByZone.values().next().value;
  }
}
