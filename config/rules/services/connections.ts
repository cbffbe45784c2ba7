import { serviceRule } from "../rule";
import { misaligned } from "../vpc";

/** AWS would store another block than the one that is written here. */
export const egressBlocks = serviceRule([], ({ service }) =>
  Object.entries(service.egress).flatMap(([name, { cidr }]) =>
    misaligned(["egress", name, "cidr"], cidr),
  ),
);

/** Every service may open HTTPS connections, by a rule of its own. */
const HTTPS = "443 to 0.0.0.0/0";

/** AWS refuses a rule that a security group has already. */
export const egressDistinct = serviceRule([], ({ service }) => {
  const connections = Object.entries(service.egress).map(([name, { port, cidr }]) => ({
    name,
    rule: `${port} to ${cidr}`,
  }));
  return connections.flatMap(({ name, rule }, index) => {
    const other = connections.slice(0, index).find((earlier) => earlier.rule === rule)?.name;
    if (rule !== HTTPS && other === undefined) return [];
    const what =
      rule === HTTPS ? "HTTPS, which every service may open" : `the same as ${other ?? ""}`;
    return [{ path: ["egress", name], message: `is ${what}: leave it out` }];
  });
});
