import { formatCidr, networkOf } from "../../lib/cidr";
import { block } from "../tiers";
import type { Finding } from "./rule";

/** What is wrong with a security group's block that starts inside a block. */
export function misaligned(path: readonly PropertyKey[], value: string): readonly Finding[] {
  const cidr = block(value);
  const aligned = networkOf(cidr);
  if (aligned.start === cidr.start) return [];
  const message = `starts inside a block, not at its beginning: use ${formatCidr(aligned)}`;
  return [{ path, value, message }];
}
