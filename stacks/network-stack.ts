import type { Construct } from "constructs";
import { FARGATE_ENDPOINTS } from "../config/schema/network";
import { block, type NetworkTier, networkTiers } from "../config/tiers";
import { fargateZoneIds, zonesOf } from "../config/zones";
import { AccountZones } from "../constructs/account-zones";
import { DefaultRoutes } from "../constructs/default-routes";
import { FlowLogs } from "../constructs/flow-logs";
import { NatGateways } from "../constructs/nat-gateways";
import { idsOf, SubnetTier } from "../constructs/subnet-tier";
import { Vpc } from "../constructs/vpc";
import { VpcEndpoints } from "../constructs/vpc-endpoints";
import { formatCidr } from "../lib/cidr";
import { subnetSlots } from "../lib/subnet-layout";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import { type NetworkOutputs, networkOutputs } from "./network-outputs";

export interface NetworkStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/**
 * Inbound traffic of a tier from outside the VPC, by its default route. S3 responds from public
 * addresses, through its gateway endpoint too
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html).
 */
const INBOUND = {
  internet: "public",
  nat: "responses",
  endpoints: "responses",
  none: "none",
} as const;

/** The VPC that everything runs in: its subnets, its ways out, and the record of who used them. */
export class NetworkStack extends EnvironmentStack {
  readonly outputs: NetworkOutputs;

  constructor(scope: Construct, props: NetworkStackProps) {
    super(scope, "network", props);
    const { names } = this;
    const { network, region, namePrefix, deletionProtection } = this.environment;
    const { flowLogRoleArn, kmsKeyArn } = props.iam.outputsFor(this);

    new AccountZones(this, "zones", {
      region,
      zones: zonesOf(this.environment).map((letter) => `${region}${letter}`),
      taskZoneIds: fargateZoneIds(region),
    });
    const vpc = new Vpc(this, "vpc", {
      name: names.vpc,
      cidr: network.cidr,
      ipv6: network.ipv6,
      preventDestroy: deletionProtection,
    });
    new FlowLogs(this, "flow-logs", {
      name: names.network("flow-logs"),
      vpcId: vpc.vpcId,
      logGroupName: names.flowLogGroup,
      roleArn: flowLogRoleArn,
      kmsKeyArn,
      retentionDays: network.flowLogRetentionDays,
    });

    const [privatePlan, publicPlan, ...additionalPlans] = networkTiers(network);
    const privateTier = this.addTier(vpc, privatePlan);
    const publicTier = this.addTier(vpc, publicPlan);
    const additionalTiers = additionalPlans.map((plan) => ({
      plan,
      tier: this.addTier(vpc, plan),
    }));
    const allTiers = [
      { plan: privatePlan, tier: privateTier },
      { plan: publicPlan, tier: publicTier },
      ...additionalTiers,
    ];

    const nat = new NatGateways(this, "nat", {
      name: names.network("nat"),
      mode: network.nat,
      publicSubnets: publicTier.subnets,
      drainedZones: network.drainedZones,
      internetGateway: vpc.internetGateway,
    });
    for (const { plan, tier } of allTiers) this.addRoutes(vpc, nat, plan, tier);

    const endpoints = new VpcEndpoints(this, "endpoints", {
      namePrefix,
      vpcId: vpc.vpcId,
      region,
      routeTableIds: allTiers
        .filter(({ plan }) => plan.route !== "none")
        .flatMap(({ tier }) => tier.subnets.map(({ routeTableId }) => routeTableId)),
      interfaceServices: interfaceServices(network.interfaceEndpoints),
      subnetIds: idsOf(privateTier.subnetsInUse),
      // Their private DNS names hold in the whole VPC: whoever is kept out reaches the service no way, and a
      // tier without a way out is to reach none.
      clientCidrs: Object.fromEntries([
        ...privateTier.subnets.map(({ zone, cidr }) => [`private-${zone}`, cidr] as const),
        ...allTiers
          .filter(({ plan, tier }) => tier !== privateTier && plan.route !== "none")
          .map(({ plan }) => [`tier-${plan.name}`, formatCidr(plan.block)] as const),
      ]),
    });

    this.outputs = this.publish(networkOutputs, {
      vpcId: vpc.vpcId,
      vpcCidr: vpc.cidr,
      availabilityZones: publicTier.subnetsInUse.map(({ zone }) => `${region}${zone}`),
      publicSubnetIds: idsOf(publicTier.subnetsInUse),
      privateSubnetIds: idsOf(privateTier.subnetsInUse),
      additionalSubnetIds: Object.fromEntries(
        additionalTiers.flatMap(({ plan, tier }) =>
          tier.subnetsInUse.map(({ zone, subnetId }) => [`${plan.name}-${zone}`, subnetId]),
        ),
      ),
      natPublicIps: nat.publicIps,
      endpointSecurityGroupId: endpoints.securityGroupId ?? "",
    });
  }

  private addTier(vpc: Vpc, { name, block: tierBlock, route }: NetworkTier): SubnetTier {
    const { network, region } = this.environment;
    return new SubnetTier(this, name, {
      name: this.names.network(name),
      region,
      vpcId: vpc.vpcId,
      vpcCidr: vpc.cidr,
      ipv6Cidr: vpc.ipv6Cidr,
      slots: subnetSlots({
        vpc: block(network.cidr),
        tiers: [{ name, block: tierBlock }],
        zones: zonesOf(this.environment),
        zoneSlots: network.zoneSlots,
      }),
      drainedZones: network.drainedZones,
      inbound: INBOUND[route],
    });
  }

  private addRoutes(vpc: Vpc, nat: NatGateways, plan: NetworkTier, tier: SubnetTier): void {
    if (plan.route === "none" || plan.route === "endpoints") return;
    const { internetGatewayId, egressOnlyInternetGatewayId } = vpc;
    for (const { zone, routeTableId } of tier.subnets) {
      const id = `routes-${plan.name}-${zone}`;
      if (plan.route === "internet") {
        const gateway = { gatewayId: internetGatewayId };
        new DefaultRoutes(this, id, {
          routeTableId,
          ipv4: gateway,
          ipv6: vpc.ipv6Cidr === undefined ? undefined : gateway,
        });
      } else {
        const natGatewayId = nat.gatewayIdFor(zone);
        new DefaultRoutes(this, id, {
          routeTableId,
          ipv4: natGatewayId === undefined ? undefined : { natGatewayId },
          ipv6:
            egressOnlyInternetGatewayId === undefined
              ? undefined
              : { egressOnlyGatewayId: egressOnlyInternetGatewayId },
        });
      }
    }
  }
}

function interfaceServices(setting: "none" | "fargate" | readonly string[]): readonly string[] {
  if (setting === "none") return [];
  return setting === "fargate" ? FARGATE_ENDPOINTS : setting;
}
