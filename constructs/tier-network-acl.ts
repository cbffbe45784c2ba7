import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import { Construct } from "constructs";

export interface TierNetworkAclProps {
  readonly name: string;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly subnetIds: string[];
  /**
   * Inbound traffic from outside the VPC: `public` is HTTP and HTTPS, and responses; `responses` is only what
   * answers the tier's own requests.
   */
  readonly inbound: "public" | "responses" | "none";
  /** The VPC's IPv6 block. @default no IPv6 */
  readonly ipv6Cidr?: string | undefined;
}

interface Entry {
  readonly id: string;
  readonly protocol: "-1" | "tcp" | "udp";
  readonly ports?: readonly [from: number, to: number];
  readonly source: { readonly cidrBlock: string } | { readonly ipv6CidrBlock: string };
}

/**
 * Ports that answers come back to: a NAT gateway uses 1024 to 65535
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 * Remote desktop's 3389 lies among them and stays shut (Security Hub EC2.21).
 */
const EPHEMERAL_PORTS = [
  [1024, 3388],
  [3390, 65535],
] as const;

const RULE_NUMBER_STEP = 10;

/** Ingress entries for one address family. */
function worldEntries(
  inbound: TierNetworkAclProps["inbound"],
  family: string,
  source: Entry["source"],
): Entry[] {
  if (inbound === "none") return [];
  const responses = (["tcp", "udp"] as const).flatMap((protocol) =>
    EPHEMERAL_PORTS.map((ports) => ({
      id: `${protocol}-${ports[0]}-${family}`,
      protocol,
      ports,
      source,
    })),
  );
  if (inbound === "responses") return responses;
  const web = [80, 443].map((port) => ({
    id: `tcp-${port}-${family}`,
    protocol: "tcp" as const,
    ports: [port, port] as const,
    source,
  }));
  return [...web, ...responses];
}

/**
 * The network ACL of one tier: the coarse second line behind the security groups. Everything may
 * leave; what may come in from outside the VPC depends on the tier.
 */
export class TierNetworkAcl extends Construct {
  constructor(scope: Construct, id: string, props: TierNetworkAclProps) {
    super(scope, id);
    const { name, vpcId, subnetIds, inbound, vpcCidr, ipv6Cidr } = props;

    const acl = new NetworkAcl(this, "acl", { vpcId, subnetIds, tags: { Name: name } });

    const ipv4World = { cidrBlock: "0.0.0.0/0" };
    const ipv6World = { ipv6CidrBlock: "::/0" };
    const ingress: Entry[] = [
      { id: "vpc-ipv4", protocol: "-1", source: { cidrBlock: vpcCidr } },
      ...worldEntries(inbound, "ipv4", ipv4World),
      ...(ipv6Cidr === undefined
        ? []
        : [
            { id: "vpc-ipv6", protocol: "-1" as const, source: { ipv6CidrBlock: ipv6Cidr } },
            ...worldEntries(inbound, "ipv6", ipv6World),
          ]),
    ];
    const egress: Entry[] = [
      { id: "all-ipv4", protocol: "-1", source: ipv4World },
      ...(ipv6Cidr === undefined
        ? []
        : [{ id: "all-ipv6", protocol: "-1" as const, source: ipv6World }]),
    ];
    const addRules = (direction: "ingress" | "egress", entries: readonly Entry[]) => {
      entries.forEach((entry, index) => {
        new NetworkAclRule(this, `${direction}-${entry.id}`, {
          networkAclId: acl.id,
          egress: direction === "egress",
          ruleNumber: (index + 1) * RULE_NUMBER_STEP,
          ruleAction: "allow",
          protocol: entry.protocol,
          ...(entry.ports && { fromPort: entry.ports[0], toPort: entry.ports[1] }),
          ...entry.source,
        });
      });
    };
    addRules("ingress", ingress);
    addRules("egress", egress);
  }
}
