import { isObject, type Json, type PlannedChange } from "#terraform";
import { isWorld } from "#guardrails";
import { canonical } from "../attributes/canonical";
import { isMarked } from "../attributes/side";
import type { BlockReason, GateInput } from "./gate-check";

/**
 * A rule of a security group that lets the whole internet in, and did not before. A block that only
 * the apply will tell is not judged: what it opens stands in the table of traffic.
 */
export function publicIngress({ stacks, brandNew }: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  return stacks.flatMap(({ id, planned }) =>
    planned.flatMap((change) => {
      const before = new Set(worldOpenings(change.type, change.before).map(canonical));
      const added = worldOpenings(change.type, change.after).filter(
        (opening) => !before.has(canonical(opening)),
      );
      if (added.length === 0) return [];
      // Numbers that somebody marked as secret are none of a message's business.
      const isSecret = isMarked(change.afterSensitive);
      const what = isSecret ? "something" : [...new Set(added.map(describe))].join(", ");
      const why = `lets the whole internet in on ${what}`;
      return [{ gate: "public-ingress" as const, stack: id, address: change.address, why }];
    }),
  );
}

interface Opening {
  readonly block: string;
  readonly protocol: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly group: unknown;
}

function worldOpenings(type: PlannedChange["type"], values: unknown): Opening[] {
  if (!isObject(values)) return [];
  switch (type) {
    case "aws_vpc_security_group_ingress_rule":
      return ofRule(values, [values["cidr_ipv4"], values["cidr_ipv6"]], values["ip_protocol"]);
    case "aws_security_group_rule":
      return values["type"] === "ingress" ? ofBlock(values) : [];
    case "aws_security_group":
    case "aws_default_security_group":
      return blocks(values["ingress"]).flatMap(ofBlock);
    default:
      return [];
  }
}

const ofBlock = (values: Json): Opening[] =>
  ofRule(
    values,
    [values["cidr_blocks"], values["ipv6_cidr_blocks"]].flatMap((list) =>
      Array.isArray(list) ? (list as unknown[]) : [],
    ),
    values["protocol"],
  );

const ofRule = (values: Json, addresses: readonly unknown[], protocol: unknown): Opening[] =>
  addresses
    .filter((block) => typeof block === "string")
    .filter(isWorld)
    .map((block) => ({
      block,
      protocol: String(protocol),
      from: values["from_port"],
      to: values["to_port"],
      group: values["security_group_id"],
    }));

const blocks = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

function describe({ protocol, from, to }: Opening): string {
  if (["-1", "all"].includes(protocol)) return "every port";
  return from === to
    ? `${protocol} ${String(from)}`
    : `${protocol} ${String(from)} to ${String(to)}`;
}
