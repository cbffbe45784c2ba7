import { createHash } from "node:crypto";
import { block, formatBlock, subnetOf } from "#aws";

const REFERENCE = /^\$\{([\w-]+\.(?:data\.)?(\w+)\.[\w-]+)\.(\w+)\}$/;
const CIDRSUBNET = /^\$\{cidrsubnet\(.+\.ipv6_cidr_block, (\d+), (\d+)\)\}$/;
const VPC_BLOCK = "2600:1f18:1234:ab00::/56";
const PREFIXES: Readonly<Record<string, string>> = {
  aws_vpc: "vpc",
  aws_subnet: "subnet",
  aws_security_group: "sg",
};

/** What AWS might call it: the same for the same thing. */
export function realName(key: string, type: string, attribute: string): string {
  const hash = createHash("sha256").update(`${key}.${attribute}`).digest("hex").slice(0, 17);
  const id = `${PREFIXES[type] ?? "x"}-${hash}`;
  if (attribute === "ipv6_cidr_block") return VPC_BLOCK;
  return attribute === "arn" ? `arn:aws:ec2:eu-west-1:111111111111:x/${id}` : id;
}

/** A value of a resolved app as a state has it: blocks in lists, sets in another order. */
export function realOf(value: unknown, isBlock = false): unknown {
  if (typeof value === "string") return realText(value);
  if (Array.isArray(value)) return value.map((one) => realOf(one)).toReversed();
  if (typeof value !== "object" || value === null) return value;
  const real = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, realOf(one, name !== "tags")]),
  );
  return isBlock ? [{ ...real, set_by_nobody: "" }] : real;
}

function realText(text: string): string {
  const [, key, type, attribute] = REFERENCE.exec(text) ?? [];
  if (key !== undefined && type !== undefined && attribute !== undefined) {
    return realName(key, type, attribute);
  }
  const [, bits, index] = CIDRSUBNET.exec(text) ?? [];
  if (bits === undefined) return text;
  return formatBlock(subnetOf(block(VPC_BLOCK), Number(bits), Number(index)));
}
