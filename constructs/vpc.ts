import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface VpcProps {
  readonly name: string;
  readonly cidr: string;
  /** Adds an Amazon-provided IPv6 block and an egress-only internet gateway. @default false */
  readonly ipv6?: boolean;
  /** Whether a plan that destroys the VPC fails. @default false */
  readonly preventDestroy?: boolean;
}

/**
 * A VPC with its internet gateway. The default security group and the default network ACL, which
 * everything falls back to, let nothing through.
 */
export class Vpc extends Construct {
  readonly vpcId: string;
  readonly cidr: string;
  /** The VPC's IPv6 block. @default none without IPv6 */
  readonly ipv6Cidr: string | undefined;
  readonly internetGatewayId: string;
  /** The gateway while it is attached, for what has a public address. */
  readonly internetGateway: ITerraformDependable;
  /** @default none without IPv6 */
  readonly egressOnlyInternetGatewayId: string | undefined;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const { name, ipv6 = false, preventDestroy = false } = props;

    const vpc = new AwsVpc(this, "vpc", {
      cidrBlock: props.cidr,
      enableDnsSupport: true,
      // Private DNS names of interface endpoints need it.
      enableDnsHostnames: true,
      assignGeneratedIpv6CidrBlock: ipv6,
      tags: { Name: name },
      lifecycle: { preventDestroy },
    });
    const internetGateway = new InternetGateway(this, "internet-gateway", {
      vpcId: vpc.id,
      tags: { Name: `${name}-internet-gateway` },
    });
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: vpc.id,
      tags: { Name: `${name}-default-locked` },
    });
    new DefaultNetworkAcl(this, "default-network-acl", {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      tags: { Name: `${name}-default-locked` },
      // A new subnet is here until its own ACL takes it over.
      lifecycle: { ignoreChanges: ["subnet_ids"] },
    });

    this.vpcId = vpc.id;
    this.cidr = vpc.cidrBlock;
    this.ipv6Cidr = ipv6 ? vpc.ipv6CidrBlock : undefined;
    this.internetGatewayId = internetGateway.id;
    this.internetGateway = internetGateway;
    this.egressOnlyInternetGatewayId = ipv6
      ? new EgressOnlyInternetGateway(this, "egress-only-internet-gateway", {
          vpcId: vpc.id,
          tags: { Name: `${name}-egress-only-internet-gateway` },
        }).id
      : undefined;
  }
}
