import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS } from "../name-path";
import { rule } from "../rule";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const RESERVED = "internal-";

export const albName = rule(["alb", ...NAME_SECTIONS], (sections) => {
  const { loadBalancer } = makeNames(sections);
  if (!sections.alb || !loadBalancer.startsWith(RESERVED)) return [];
  const message =
    `makes the load balancer name "${loadBalancer}", and AWS reserves names that start with ` +
    `"${RESERVED}": use another prefix`;
  return [{ path: ["namePrefix"], value: sections.namePrefix, message }];
});
