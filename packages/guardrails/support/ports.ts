import { EVERY_PROTOCOL, isForEveryPort, type SecurityGroupRule } from "#aws";

/** What a rule of a security group opens, without whom for: `tcp port 22`, `every port`. */
export function portsOf(rule: SecurityGroupRule): string {
  const { protocol, from, to } = rule;
  if (protocol === EVERY_PROTOCOL) return "every port";
  if (isForEveryPort(rule)) return `every ${protocol} port`;
  if (from === undefined) return protocol;
  return from === to
    ? `${protocol} port ${String(from)}`
    : `${protocol} ports ${String(from)} to ${String(to)}`;
}
