import { EVERY_PROTOCOL, isWorld } from "#aws";
import {
  blocksOfRule,
  isObject,
  isSet,
  type PlannedChange,
  PREFIX_LISTS,
  securityGroupRules,
} from "#terraform";
import { canonical } from "../attributes/canonical";
import { isMarked } from "../attributes/side";
import type { BlockReason, GateInput } from "./gate-check";

/**
 * A rule of a security group that lets the whole internet in, and did not before. A block that only
 * the apply will tell is not judged: what it opens stands in the table of traffic.
 */
export function publicIngress({ stacks, brandNew }: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  const lists = stacks
    .flatMap(({ planned }) => planned)
    .filter(({ type }) => PREFIX_LISTS.some((list) => list === type));
  const [listsBefore, listsAfter] = (["before", "after"] as const).map((when) =>
    lists.map((list) => at(list, when)),
  );
  return stacks.flatMap(({ id, planned }) =>
    planned.flatMap((change) => {
      const before = new Set(worldOpenings(at(change, "before"), listsBefore).map(canonical));
      const added = worldOpenings(at(change, "after"), listsAfter).filter(
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
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly group: unknown;
}

/** A resource before or after the plan; one without attributes is not there. */
const at = (change: PlannedChange, when: "before" | "after") => {
  const values = change[when];
  return { type: change.type, attributes: isObject(values) ? values : {} };
};

function worldOpenings(
  resource: ReturnType<typeof at>,
  lists: readonly ReturnType<typeof at>[] = [],
): Opening[] {
  return securityGroupRules(resource, "ingress").flatMap((rule) => {
    const { protocol, from, to, group } = rule;
    return blocksOfRule(rule, lists, (id, list) => isSet(id) && id === list.attributes["id"])
      .filter(isWorld)
      .map((block) => ({ block, protocol, from, to, group }));
  });
}

function describe({ protocol, from, to }: Opening): string {
  if (protocol === EVERY_PROTOCOL) return "every port";
  if (from === undefined) return protocol;
  return from === to
    ? `${protocol} ${String(from)}`
    : `${protocol} ${String(from)} to ${String(to)}`;
}
