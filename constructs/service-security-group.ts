import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

export interface ServiceSecurityGroupProps {
  readonly name: string;
  readonly vpcId: string;
  /** Blocks that the service may connect to besides HTTPS anywhere, by a name of their own. */
  readonly egress: Readonly<Record<string, { readonly port: number; readonly cidr: string }>>;
}

const HTTPS_PORT = 443;

/**
 * The security group of one service. It may open HTTPS connections, which is how images, logs and
 * AWS itself are reached, and those that are named; nothing may connect to it unless it is let in.
 */
export class ServiceSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceSecurityGroupProps,
  ) {
    super(scope, id);
    const { name, vpcId, egress } = props;
    const group = new SecurityGroup(this, "security-group", {
      name,
      description: `Tasks of ${name}`,
      vpcId,
      tags: { Name: name },
    });
    this.securityGroupId = group.id;

    this.addEgress("https", HTTPS_PORT, { cidrIpv4: "0.0.0.0/0" }, "HTTPS to anywhere");
    for (const [target, { port, cidr }] of Object.entries(egress)) {
      this.addEgress(`to-${target}`, port, { cidrIpv4: cidr }, `Port ${port} to ${target}`);
    }
  }

  /**
   * Lets another group's members connect to this one's on a port, with a rule on both sides.
   * @param from what the others are called (for example `load-balancer`)
   */
  allowFrom(from: string, securityGroupId: string, port: number): void {
    const { name } = this.props;
    allow(this, {
      from,
      fromGroupId: securityGroupId,
      to: name,
      toGroupId: this.securityGroupId,
      port,
    });
  }

  /** Lets this group's members connect to another's on a port, with a rule on both sides. */
  allowTo(to: string, securityGroupId: string, port: number): void {
    const { name } = this.props;
    allow(this, {
      from: name,
      fromGroupId: this.securityGroupId,
      to,
      toGroupId: securityGroupId,
      port,
    });
  }

  private addEgress(id: string, port: number, target: { cidrIpv4: string }, description: string) {
    new VpcSecurityGroupEgressRule(this, `egress-${id}`, {
      securityGroupId: this.securityGroupId,
      description,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...target,
      tags: { Name: `${this.props.name}-${id}` },
    });
  }
}

interface Connection {
  readonly from: string;
  readonly fromGroupId: string;
  readonly to: string;
  readonly toGroupId: string;
  readonly port: number;
}

function allow(scope: Construct, { from, fromGroupId, to, toGroupId, port }: Connection): void {
  const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
  new VpcSecurityGroupEgressRule(scope, `egress-from-${from}-to-${to}`, {
    ...ports,
    securityGroupId: fromGroupId,
    referencedSecurityGroupId: toGroupId,
    description: `To ${to}`,
    tags: { Name: `${from}-to-${to}` },
  });
  new VpcSecurityGroupIngressRule(scope, `ingress-from-${from}-to-${to}`, {
    ...ports,
    securityGroupId: toGroupId,
    referencedSecurityGroupId: fromGroupId,
    description: `From ${from}`,
    tags: { Name: `${to}-from-${from}` },
  });
}
