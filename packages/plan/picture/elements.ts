import {
  type Json,
  type SynthesizedApp,
  type SynthesizedResource,
  type SynthesizedStack,
  typeName,
  withoutKey,
} from "#terraform";
import type { AttributeChange, ResourceChange, StackReport } from "../report";
import type { Element } from "./element";
import { noun } from "./noun";
import { pathOfAddress, splitPath } from "./path";
import { statusOfChange, worst } from "./statuses";
import type { PartStatus } from "./types";

/**
 * Every resource that is configured, and every one that is only in a plan: it goes, or its
 * configuration is not there to be read.
 */
export function elementsOf(app: SynthesizedApp, stacks: readonly StackReport[]): Element[] {
  const reports = new Map(stacks.map((report) => [report.id, report]));
  const configured = new Map(app.stacks.map((stack) => [stack.id, stack]));
  return [...new Set([...reports.keys(), ...configured.keys()])].flatMap((id) =>
    elementsOfStack(id, configured.get(id), reports.get(id)),
  );
}

/** Whether a report says anything about what happens to its stack. */
const isPlanned = (report: StackReport | undefined): report is StackReport =>
  report !== undefined && report.status !== "failed" && report.status !== "skipped";

function elementsOfStack(
  stack: string,
  configured: SynthesizedStack | undefined,
  report: StackReport | undefined,
): Element[] {
  const base: PartStatus = isPlanned(report) ? "unchanged" : "unplanned";
  const preview = report?.status === "preview";
  const changes = new Map<string, ResourceChange[]>();
  const leftovers: ResourceChange[] = [];
  for (const change of report?.changes ?? []) {
    const address = withoutKey(change.address);
    const others = changes.get(address);
    if (change.deposed) leftovers.push(change);
    else if (others) others.push(change);
    else changes.set(address, [change]);
  }
  const plannedFor = (address: string, found = changes.get(address)) => {
    const status = found ? worst(found.map(statusOfChange)) : base;
    const gravest = found?.find((change) => statusOfChange(change) === status);
    return { status, preview, changedAddress: gravest?.address ?? address };
  };
  const resources = configured?.resources ?? [];
  const known = new Set(resources.map(({ address }) => address));
  const others = [...changes]
    .filter(([address]) => !known.has(address))
    .flatMap(([address, [change]]) => (change ? [{ address, change }] : []));
  return [
    ...resources.map((resource) => ({
      ...fromResource(stack, resource),
      ...plannedFor(resource.address),
    })),
    ...others.map(({ address, change }) => ({
      ...fromChange(stack, address, change),
      ...plannedFor(address),
    })),
    // The resource itself stays, so this is no second one at its address, only something beside it.
    ...leftovers.map((change) => ({
      ...fromChange(stack, withoutKey(change.address), change),
      ...plannedFor(change.address, [change]),
      type: `left-over ${noun(change.type)}`,
    })),
  ];
}

type Bare = Omit<Element, "status" | "preview" | "changedAddress">;

function fromResource(stack: string, resource: SynthesizedResource): Bare {
  const { address, type, path, attributes } = resource;
  const named = path === "" ? pathOfAddress(address) : splitPath(path);
  return { stack, address, type: typeName(type), path: named, attributes };
}

function fromChange(stack: string, address: string, change: ResourceChange): Bare {
  const { type, name, attributes } = change;
  const isNamed = name !== change.address && name !== address;
  return {
    stack,
    address,
    // What is only read is no resource of its kind.
    type: /(^|\.)data\./.test(address) ? "data source" : typeName(type),
    path: isNamed ? splitPath(name) : pathOfAddress(address),
    attributes: attributesFrom(attributes),
  };
}

/** What the plan says of a resource, as far as a label needs it: plain attributes and tags. */
function attributesFrom(changes: readonly AttributeChange[]): Json {
  const attributes: Record<string, unknown> = {};
  const tags: Record<string, unknown> = {};
  for (const { path, before, after, sensitive } of changes) {
    const [, tag] = /^tags\.(\w+)$/.exec(path) ?? [];
    if (sensitive) continue;
    if (tag !== undefined) tags[tag] = before ?? after;
    else if (/^\w+$/.test(path)) attributes[path] = before ?? after;
  }
  return { ...attributes, tags };
}
