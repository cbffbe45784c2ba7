import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { endpointService } from "../lib/endpoint-service";

export interface VpcEndpointsProps {
  /** Names start with it: `learner-endpoint-s3`. */
  readonly namePrefix: string;
  readonly vpcId: string;
  readonly region: string;
  /** Route tables that reach S3 through the gateway endpoint. */
  readonly routeTableIds: string[];
  /** Interface endpoints, by the last part of the service's name (for example `ecr.api`). */
  readonly interfaceServices: readonly string[];
  /** Subnets that get an address of each interface endpoint, one for each zone. */
  readonly subnetIds: string[];
  /** Blocks that may use the interface endpoints, by a name of their own. */
  readonly clientCidrs: Readonly<Record<string, string>>;
}

const HTTPS_PORT = 443;

/**
 * Ways to AWS services that do not leave the VPC: the S3 gateway endpoint, which is free, and
 * interface endpoints, which are paid by zone and hour.
 */
export class VpcEndpoints extends Construct {
  /** The group that guards the interface endpoints. @default none without interface endpoints */
  readonly securityGroupId: string | undefined;

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { namePrefix, vpcId, region } = props;
    const name = (service: string) => `${namePrefix}-endpoint-${service.replaceAll(".", "-")}`;

    new VpcEndpoint(this, "s3", {
      vpcId,
      serviceName: `com.amazonaws.${region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: props.routeTableIds,
      tags: { Name: name("s3") },
    });

    this.securityGroupId =
      props.interfaceServices.length > 0 ? this.addInterfaces(props, name) : undefined;
  }

  private addInterfaces(props: VpcEndpointsProps, name: (service: string) => string): string {
    const { namePrefix, vpcId, region } = props;
    const group = new SecurityGroup(this, "security-group", {
      name: `${namePrefix}-endpoints`,
      description: "Guards the interface endpoints",
      vpcId,
      tags: { Name: `${namePrefix}-endpoints` },
    });
    for (const [client, cidr] of Object.entries(props.clientCidrs)) {
      new VpcSecurityGroupIngressRule(this, `https-from-${client}`, {
        securityGroupId: group.id,
        description: `HTTPS from ${client}`,
        ipProtocol: "tcp",
        fromPort: HTTPS_PORT,
        toPort: HTTPS_PORT,
        cidrIpv4: cidr,
        tags: { Name: `${namePrefix}-endpoints-${client}` },
      });
    }
    for (const service of props.interfaceServices) {
      new VpcEndpoint(this, service.replaceAll(".", "-"), {
        vpcId,
        serviceName: endpointService(region, service),
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: props.subnetIds,
        securityGroupIds: [group.id],
        tags: { Name: name(service) },
      });
    }
    return group.id;
  }
}
