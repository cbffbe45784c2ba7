import type { Protocol } from "../configuration/rules";
import type { Subnet } from "../configuration/subnets";
import type { Addresses } from "../values/addresses";
import { answerCheck, requestCheck } from "./acl-check";
import type { Check } from "./check";

/** What the network ACLs say, both ways, where traffic goes from one subnet to another. */
export function crossing(
  a: Subnet | undefined,
  b: Subnet | undefined,
  from: Addresses,
  to: Addresses,
  protocol: Protocol,
): Check[] {
  if (a === b) return [];
  return [
    ...(a ? [requestCheck(a.acl, "out", protocol, to)] : []),
    ...(b ? [requestCheck(b.acl, "in", protocol, from)] : []),
    ...(b ? [answerCheck(b.acl, "out", protocol, from)] : []),
    ...(a ? [answerCheck(a.acl, "in", protocol, to)] : []),
  ];
}
