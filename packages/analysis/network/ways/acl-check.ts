import type { NetworkAcl } from "../configuration/network-acls";
import { type AclRule, formatPeer, formatTraffic, type Protocol } from "../configuration/rules";
import type { Addresses } from "../values/addresses";
import { type Answer, doubtful, open, SHUT } from "../values/answer";
import {
  ALL_PORTS,
  contains,
  count,
  difference,
  formatPorts,
  includes,
  intersection,
  type Ports,
  ports,
  union,
} from "#aws";
import { check, type Check } from "./check";

/**
 * Ports that answers come back to: load balancers, NAT gateways and clients of any kind
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 */
const ANSWER_PORTS = ports(1024, 65_535);
/** So few of them may be shut: one connection in a thousand then waits for another try. */
const MOST_SHUT_ANSWER_PORTS = 64;

type Direction = "in" | "out";

/** Whether a network ACL lets a request to a port in or out. */
export function requestCheck(
  acl: NetworkAcl,
  direction: Direction,
  protocol: Protocol,
  peer: Addresses,
): Check {
  const { rules, answer } = verdictOf(acl, direction, protocol, peer);
  return check(answer, (port) => {
    const text =
      port === undefined
        ? `lets ${protocol} ${formatPorts(answer.open)} ${direction}`
        : verdict(rules, protocol, port);
    return `network ACL ${acl.name}, ${towards(direction, peer)}: ${text}`;
  });
}

/** Whether a network ACL lets the answers in or out, whichever port was asked for. */
export function answerCheck(
  acl: NetworkAcl,
  direction: Direction,
  protocol: Protocol,
  peer: Addresses,
): Check {
  const { open: passed, doubts } = verdictOf(acl, direction, protocol, peer).answer;
  const shut = difference(ANSWER_PORTS, passed);
  const [doubt] = doubts.filter((each) => intersection(each.ports, shut).length > 0);
  const unsure = doubt && doubtful(ALL_PORTS, doubt.reason);
  const some = intersection(ANSWER_PORTS, passed).length > 0 ? open(ALL_PORTS) : (unsure ?? SHUT);
  const every = count(shut) <= MOST_SHUT_ANSWER_PORTS ? open(ALL_PORTS) : (unsure ?? SHUT);
  return {
    some,
    every,
    explain: () =>
      `network ACL ${acl.name}, answers ${towards(direction, peer)}, ports ${formatPorts(ANSWER_PORTS)}: ${
        shut.length === 0 ? "all pass" : `${formatPorts(shut)} shut`
      }`,
  };
}

/** A network ACL is asked about the same peer by everything in its subnets. */
const known = new WeakMap<NetworkAcl, Map<string, AclVerdict>>();

interface AclVerdict {
  readonly rules: readonly AclRule[];
  readonly answer: Answer;
}

function verdictOf(
  acl: NetworkAcl,
  direction: Direction,
  protocol: Protocol,
  peer: Addresses,
): AclVerdict {
  const verdicts = known.get(acl) ?? new Map<string, AclVerdict>();
  known.set(acl, verdicts);
  const key = [direction, protocol, peer.family, peer.start, peer.end].join(" ");
  const found = verdicts.get(key);
  if (found) return found;
  const rules = rulesFor(acl, direction, protocol, peer);
  const verdict = { rules, answer: aclAnswer(rules) };
  verdicts.set(key, verdict);
  return verdict;
}

const rulesFor = (acl: NetworkAcl, direction: Direction, protocol: Protocol, peer: Addresses) =>
  (direction === "in" ? acl.ingress : acl.egress).filter(
    (rule) =>
      rule.protocols.includes(protocol) &&
      (rule.peer.kind !== "block" || contains(rule.peer.block, peer)),
  );

/** The first rule that is about a port decides on it. */
function aclAnswer([rule, ...others]: readonly AclRule[], rest: Ports = ALL_PORTS): Answer {
  if (!rule) return SHUT;
  const decided = intersection(rest, rule.ports);
  if (rule.peer.kind !== "unknown") {
    const { open: passed, doubts } = aclAnswer(others, difference(rest, decided));
    return { open: rule.allows ? union(passed, decided) : passed, doubts };
  }
  // It matters only where the rules after it would decide otherwise.
  const { open: passed, doubts } = aclAnswer(others, rest);
  const { number, allows, peer } = rule;
  const reason = `rule ${String(number)} of a network ACL is for ${peer.text}, which is known only at plan; give the block itself`;
  const unsure = allows ? difference(decided, passed) : intersection(decided, passed);
  return {
    open: allows ? passed : difference(passed, decided),
    doubts: unsure.length === 0 ? doubts : [...doubts, { ports: unsure, reason }],
  };
}

const towards = (direction: Direction, peer: Addresses) =>
  `${direction} ${direction === "in" ? "from" : "to"} ${peer.text}`;

function verdict(rules: readonly AclRule[], protocol: Protocol, port: number): string {
  const used = rules.find((rule) => includes(rule.ports, port));
  if (!used) return `no rule is about ${protocol} ${String(port)}, so it is shut`;
  const action = used.allows ? "allows" : "denies";
  const traffic = formatTraffic(used.protocols, used.ports);
  return `rule ${String(used.number)} ${action} ${traffic} for ${formatPeer(used.peer)}`;
}
