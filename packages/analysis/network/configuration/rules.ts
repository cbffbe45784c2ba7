import { type Block, EVERY_PROTOCOL, formatBlock, formatPorts, type Ports } from "#aws";
import type { AddressBook } from "./address-book";

export type Protocol = "tcp" | "udp";

/** Whom a rule names. */
export type Peer =
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "group"; readonly id: string; readonly text: string }
  /** Addresses of an AWS service: the last part of its name, `s3`. */
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "unknown"; readonly text: string };

/** One peer of one rule of a security group, which can only allow. */
export interface Rule {
  /** `dev-service-web/security-group/egress-https` */
  readonly name: string;
  readonly protocols: readonly Protocol[];
  readonly ports: Ports;
  readonly peer: Peer;
}

/** One rule of a network ACL. */
export interface AclRule {
  readonly number: number;
  readonly allows: boolean;
  readonly protocols: readonly Protocol[];
  readonly ports: Ports;
  readonly peer: Peer;
}

/** The protocols of a rule among those that are asked for. */
export function protocolsOf(protocol: string): readonly Protocol[] {
  if (protocol === EVERY_PROTOCOL) return ["tcp", "udp"];
  return protocol === "tcp" || protocol === "udp" ? [protocol] : [];
}

export function blockPeer(text: string, book: AddressBook): Peer {
  const block = book.find(text);
  return block ? { kind: "block", block } : { kind: "unknown", text };
}

/** `tcp 443`, `any protocol, any port` */
export function formatTraffic(protocols: readonly Protocol[], set: Ports): string {
  return `${protocols.length > 1 ? "any protocol" : protocols.join(", ")} ${formatPorts(set)}`;
}

export function formatPeer(peer: Peer): string {
  switch (peer.kind) {
    case "block":
      return formatBlock(peer.block);
    case "group":
      return `security group ${peer.text}`;
    case "service":
      return `the addresses of aws:${peer.service}`;
    case "unknown":
      return peer.text;
  }
}
