import { contains } from "../../lib/cidr";
import { block } from "../tiers";
import { rule } from "./rule";

/** RFC 1918, and RFC 6598 for shared address space. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** A public range in the VPC makes its real owner on the internet unreachable from there. */
export const vpcPrivate = rule(["network"], ({ network }) => {
  const firstAddress = { ...block(network.cidr), prefixLength: 32 };
  if (PRIVATE_RANGES.some((range) => contains(block(range), firstAddress))) return [];
  const message = `is not a private range: use a block of ${PRIVATE_RANGES.join(", ")}`;
  return [{ path: ["network", "cidr"], value: network.cidr, message }];
});
