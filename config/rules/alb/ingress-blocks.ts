import { rule } from "../rule";
import { misaligned } from "../security-group-blocks";

/** AWS would store another block than the one that is written here. */
export const ingressBlocks = rule(["alb"], ({ alb }) =>
  (alb?.ingressCidrs ?? []).flatMap((cidr, index) =>
    misaligned(["alb", "ingressCidrs", index], cidr),
  ),
);
