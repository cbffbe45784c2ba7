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
  /** Where rules of a name are, one for each thing that they let through. */
  private readonly places = new Map<string, Construct>();

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

    this.addEgress("https", HTTPS_PORT, "0.0.0.0/0", "HTTPS to anywhere");
    for (const [target, { port, cidr }] of Object.entries(egress)) {
      this.addEgress(`to-${target}`, port, cidr, `Port ${port} to ${target}`);
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

  private addEgress(name: string, port: number, cidrIpv4: string, description: string): void {
    this.add(`egress-${name}`, `${port}-${cidrIpv4}`, (scope, id) => {
      const config = {
        ...tcp(port),
        securityGroupId: this.securityGroupId,
        description,
        cidrIpv4,
        tags: { Name: `${this.props.name}-${name}` },
        lifecycle: SIDE_BY_SIDE,
      };
      return new VpcSecurityGroupEgressRule(scope, id, config);
    });
  }

  private allow(from: Party, to: Party, port: number): void {
    this.add(`egress-from-${from.name}-to-${to.name}`, String(port), (scope, id) => {
      const config = {
        ...tcp(port),
        securityGroupId: from.groupId,
        referencedSecurityGroupId: to.groupId,
        description: `To ${to.name}`,
        tags: { Name: `${from.name}-to-${to.name}` },
        lifecycle: SIDE_BY_SIDE,
      };
      return new VpcSecurityGroupEgressRule(scope, id, config);
    });
    this.add(`ingress-from-${from.name}-to-${to.name}`, String(port), (scope, id) => {
      const config = {
        ...tcp(port),
        securityGroupId: to.groupId,
        referencedSecurityGroupId: from.groupId,
        description: `From ${from.name}`,
        tags: { Name: `${to.name}-from-${from.name}` },
        lifecycle: SIDE_BY_SIDE,
      };
      return new VpcSecurityGroupIngressRule(scope, id, config);
    });
  }

  /**
   * Adds a rule that is named by what it lets through: another port or block is another rule. Terraform
   * would change the one that is there, and cut off those who use it until tasks listen at the new port.
   */
  private add(
    name: string,
    lets: string,
    make: (scope: Construct, id: string) => TerraformResource,
  ): void {
    const earlier = this.places.get(name);
    const scope = earlier ?? new Construct(this, name);
    this.places.set(name, scope);
    const rule = make(scope, lets.replaceAll(/\W/g, "-"));
    // Before, the one rule of that name had no part for what it lets through.
    if (!earlier) {
      const before = TerraformStack.of(this).getLogicalId(scope.node);
      rule.moveFromId(`${rule.terraformResourceType}.${before}`);
    }
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
