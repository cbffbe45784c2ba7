import { misaligned } from "../security-group-blocks";
import { serviceRule } from "./service-rule";

/** AWS would store another block than the one that is written here. */
export const egressBlocks = serviceRule([], ({ service }) =>
  Object.entries(service.egress).flatMap(([name, { cidr }]) =>
    misaligned(["egress", name, "cidr"], cidr),
  ),
);
