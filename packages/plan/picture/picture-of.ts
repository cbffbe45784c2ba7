import type { SynthesizedApp } from "#terraform";
import type { StackReport } from "../report";
import { Arrows } from "./arrows";
import { Details } from "./details";
import { type Element, keyOf } from "./element";
import { elementsOf } from "./elements";
import { holdsOf, NOTHING } from "./holds";
import { COUNTED, kindOf, labelOf } from "./kinds";
import { ownerFinder } from "./owners";
import { parentFinder } from "./parents";
import { References } from "./references";
import { stackTiles } from "./stack-tiles";
import { inOrder, type Tier, tiersOf } from "./tiers";
import type { Part, PartKind, Picture } from "./types";
import { workloadsOf } from "./ecs-workloads";

/**
 * What the environment looks like, and what a plan does to it.
 * @param app its stacks, references resolved
 * @param stacks what is planned. What is in none of them is drawn all the same, as not planned
 */
export function pictureOf(app: SynthesizedApp, stacks: readonly StackReport[]): Picture {
  const elements = elementsOf(app, stacks);
  const references = new References(elements);
  const running = workloadsOf(elements, references);
  // The first of several that one rule starts says where the rule stands.
  const workloads = new Map(running.toReversed().map((workload) => [workload.element, workload]));
  const tiers = tiersOf(elements, references);
  const details = new Details(elements, references);
  const parentOf = parentFinder({ elements, tiers, workloads, references });

  // A rule that starts no task only passes events on: it is no schedule.
  const kindIn = (element: Element) =>
    element.type === "aws_cloudwatch_event_rule" && !workloads.has(element)
      ? undefined
      : kindOf(element);

  const drawn = elements.flatMap((element) => {
    const kind = kindIn(element);
    if (!kind || COUNTED[kind] !== undefined) return [];
    const detail = details.of(element, workloads.get(element));
    return [{ element, part: toPart(element, kind, parentOf(element), detail) }];
  });
  const counted = (Object.entries(COUNTED) as [PartKind, string][]).flatMap(([kind, label]) => {
    const members = elements.filter((element) => kindOf(element) === kind);
    const part = { id: `all:${kind}`, kind, label, status: "unchanged" as const };
    return members.length === 0 ? [] : [{ ...part, holds: holdsOf(members, labelOf) }];
  });

  const used = drawn.filter(({ part }) => part.kind !== "subnet").map(({ part }) => part.parent);
  const ordered = inOrder(tiers, new Set(used));
  const holders = [...drawn.map(({ part }) => part), ...ordered.map(toTier)];
  const held = new Map<string | undefined, Element[]>();
  const ownerOf = ownerFinder(drawn, references);
  for (const element of elements.filter((other) => kindIn(other) === undefined)) {
    const owner = ownerOf(element);
    held.set(owner, [...(held.get(owner) ?? []), element]);
  }
  const parts = holders.map((part) => ({ ...part, holds: holdsOf(held.get(part.id) ?? []) }));
  return {
    stacks: stackTiles(app, stacks, elements, held.get(undefined) ?? []),
    parts: [...parts, ...counted],
    arrows: new Arrows(elements, running, details, references).all(),
  };
}

function toPart(
  element: Element,
  kind: PartKind,
  parent: string | undefined,
  detail: string | undefined,
): Part {
  const { stack, changedAddress: address, status, preview, attributes } = element;
  const zone = attributes["availability_zone"];
  return {
    id: keyOf(element),
    kind,
    label: labelOf(element),
    ...(detail !== undefined && { detail }),
    stack,
    address,
    ...(parent !== undefined && { parent }),
    ...(kind === "subnet" && typeof zone === "string" && { zone }),
    status,
    ...(preview && { preview }),
    holds: NOTHING,
  };
}

const WAYS = {
  internet: "open to the internet gateway",
  nat: "out through NAT",
  none: "no way to the internet",
};

function toTier({ id, vpc, name, way }: Tier): Part {
  return {
    id,
    kind: "tier",
    label: name,
    ...(way && { detail: WAYS[way] }),
    ...(vpc !== undefined && { parent: vpc }),
    status: "unchanged",
    holds: NOTHING,
  };
}
