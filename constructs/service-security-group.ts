import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type ITerraformDependable, type TerraformResource, TerraformStack } from "cdktf";
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
  /** Its rules so far, and their counterparts in other groups. */
  readonly rules: ITerraformDependable[] = [];

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
    this.allow(
      { name: from, groupId: securityGroupId },
      { name: this.props.name, groupId: this.securityGroupId },
      port,
    );
  }

  /** Lets this group's members connect to another's on a port, with a rule on both sides. */
  allowTo(to: string, securityGroupId: string, port: number): void {
    this.allow(
      { name: this.props.name, groupId: this.securityGroupId },
      { name: to, groupId: securityGroupId },
      port,
    );
  }

  private addEgress(id: string, port: number, target: { cidrIpv4: string }, description: string) {
    const rule = new VpcSecurityGroupEgressRule(this, `egress-${id}`, {
      securityGroupId: this.securityGroupId,
      description,
      ...tcp(port),
      ...target,
      tags: { Name: `${this.props.name}-${id}` },
      lifecycle: SIDE_BY_SIDE,
    });
    this.add(rule, `${port}-${target.cidrIpv4}`);
  }

  private allow(from: Party, to: Party, port: number): void {
    const egress = new VpcSecurityGroupEgressRule(this, `egress-from-${from.name}-to-${to.name}`, {
      ...tcp(port),
      securityGroupId: from.groupId,
      referencedSecurityGroupId: to.groupId,
      description: `To ${to.name}`,
      tags: { Name: `${from.name}-to-${to.name}` },
      lifecycle: SIDE_BY_SIDE,
    });
    this.add(egress, String(port));
    const ingress = new VpcSecurityGroupIngressRule(
      this,
      `ingress-from-${from.name}-to-${to.name}`,
      {
        ...tcp(port),
        securityGroupId: to.groupId,
        referencedSecurityGroupId: from.groupId,
        description: `From ${from.name}`,
        tags: { Name: `${to.name}-from-${from.name}` },
        lifecycle: SIDE_BY_SIDE,
      },
    );
    this.add(ingress, String(port));
  }

  /**
   * Names a rule by what it lets through: another port or block is another rule. Terraform would change
   * the one that is there, and cut off those who use it until tasks listen at the new port.
   */
  private add(rule: TerraformResource, lets: string): void {
    const earlier = TerraformStack.of(this).getLogicalId(rule);
    rule.overrideLogicalId(`${earlier}_${lets.replaceAll(/\W/g, "-")}`);
    rule.moveFromId(`${rule.terraformResourceType}.${earlier}`);
    this.rules.push(rule);
  }
}

interface Party {
  readonly name: string;
  readonly groupId: string;
}

/** The rule before goes once nothing that is deployed with the new one needs it any more. */
const SIDE_BY_SIDE = { createBeforeDestroy: true };

const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
