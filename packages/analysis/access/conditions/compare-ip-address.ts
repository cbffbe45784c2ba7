import { BlockList, isIP } from "node:net";
import { comparing } from "./compare-values";

interface Range {
  readonly address: string;
  readonly family: "ipv4" | "ipv6";
  readonly prefix: number;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** An address or a CIDR block. */
function parse(text: string): Range | undefined {
  const [address = "", prefixText, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return undefined;
  const family = version === 4 ? "ipv4" : "ipv6";
  if (prefixText === undefined) return { address, family, prefix: BITS[family] };
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.POSITIVE_INFINITY;
  return prefix <= BITS[family] ? { address, family, prefix } : undefined;
}

/** Every address of the request's range lies in the policy's. */
function contains(request: Range, policy: Range): boolean {
  if (request.family !== policy.family || request.prefix < policy.prefix) return false;
  const block = new BlockList();
  block.addSubnet(policy.address, policy.prefix, policy.family);
  return block.check(request.address, request.family);
}

export const compareIpAddress = comparing("an IP address or a CIDR block", parse, contains);
