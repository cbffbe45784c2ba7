import { formatPeer, formatTraffic, type Protocol, type Rule } from "../configuration/rules";
import type { PartyAddress } from "../parties/party-address";
import { type Answer, doubtful, either, open, SHUT } from "../values/answer";
import { contains, formatPorts, includes } from "#aws";
import { check, type Check } from "./check";

/** Whether the security groups of a place let its peer in, or let it out to the peer. */
export function groupCheck(
  direction: "in" | "out",
  place: PartyAddress,
  peer: PartyAddress,
  protocol: Protocol,
): Check[] {
  const { groups } = place;
  if (!groups) return [];
  const rules = groups.flatMap(({ ingress, egress }) => (direction === "in" ? ingress : egress));
  const answer = rules
    .filter(({ protocols }) => protocols.includes(protocol))
    .map((rule) => ruleAnswer(rule, peer))
    .reduce(either, SHUT);
  const owner = `security group ${groups.map(({ name }) => name).join(", ")}`;
  return [
    check(answer, (port) => {
      const used = rules.filter(
        (rule) =>
          (port === undefined || includes(rule.ports, port)) &&
          rule.protocols.includes(protocol) &&
          ruleAnswer(rule, peer).open.length > 0,
      );
      if (used.length > 0) {
        return `${owner} lets ${direction}: ${used.map((rule) => describe(rule, direction)).join("; ")}`;
      }
      const what = port === undefined ? protocol : `${protocol} ${String(port)}`;
      const whom = `${direction === "in" ? "from" : "to"} ${describePeer(peer)}`;
      return `${owner} does not let ${direction} ${what} ${whom}; it lets ${direction} ${
        rules.length === 0 ? "nothing" : rules.map((rule) => describe(rule, direction)).join("; ")
      }`;
    }),
  ];
}

function ruleAnswer({ ports, peer, name }: Rule, place: PartyAddress): Answer {
  switch (peer.kind) {
    case "block":
      return contains(peer.block, place.address) ? open(ports) : SHUT;
    case "group":
      return place.groups?.some(({ id }) => id === peer.id) === true ? open(ports) : SHUT;
    case "service":
      return place.service === peer.service ? open(ports) : SHUT;
    case "unknown":
      return doubtful(
        ports,
        `${name} is for ${peer.text}, which is known only at plan; give the block itself`,
      );
  }
}

function describe({ name, protocols, ports, peer }: Rule, direction: "in" | "out"): string {
  const traffic = protocols.length === 0 ? formatPorts(ports) : formatTraffic(protocols, ports);
  return `${traffic} ${direction === "in" ? "from" : "to"} ${formatPeer(peer)} (${name})`;
}

function describePeer({ groups, address }: PartyAddress): string {
  const names = (groups ?? []).map(({ name }) => `security group ${name}`).join(", ");
  return names === "" ? address.text : `${names} at ${address.text}`;
}
