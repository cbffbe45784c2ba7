import { ALL_PORTS, difference, HIGHEST_PORT, type Ports, ports } from "./ports";

export type Direction = "ingress" | "egress";

/** Whom a rule names, as it names them. */
export type RulePeer =
  | { readonly kind: "block"; readonly block: string }
  | { readonly kind: "prefix-list"; readonly id: string }
  | { readonly kind: "group"; readonly id: string }
  /** Members of the group that the rule is of. */
  | { readonly kind: "self" };

/** A rule of a security group, which can only allow. */
export interface SecurityGroupRule {
  readonly direction: Direction;
  /** `tcp`, `udp`, `icmp` ..., or `-1` for every one. */
  readonly protocol: string;
  /** First port, or an ICMP type. Not there where the rule has none. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly peers: readonly RulePeer[];
}

export const EVERY_PROTOCOL = "-1";

/** IANA numbers, which AWS takes for the names: https://www.iana.org/assignments/protocol-numbers */
const NAMES: Readonly<Record<string, string>> = {
  all: EVERY_PROTOCOL,
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
};

/** A protocol as AWS shows it: `all` is `-1`, `6` is `tcp`. */
export function protocolName(value: unknown): string {
  const text = String(value).toLowerCase();
  return NAMES[text] ?? text;
}

/** The ports of a rule; AWS takes none, -1, or a rule for every protocol for all. */
export function rulePorts(
  protocol: string,
  first: number | undefined,
  last: number | undefined,
): Ports {
  if (protocol === EVERY_PROTOCOL || first === undefined || first === -1) return ALL_PORTS;
  return ports(first, Math.min(last ?? first, HIGHEST_PORT));
}

/** Whether a rule opens every port of a protocol that has ports. Nothing listens on port 0. */
export function isForEveryPort({ protocol, from, to }: SecurityGroupRule): boolean {
  if (protocol === EVERY_PROTOCOL) return true;
  return (
    ["tcp", "udp"].includes(protocol) &&
    difference(ports(1, HIGHEST_PORT), rulePorts(protocol, from, to)).length === 0
  );
}
