import { isObject } from "#terraform";
import type { Facts } from "./facts";
import { factsOf } from "./facts-of";
import { withNamedIds } from "./identities";
import type { Call, RecordedCall } from "./recorded-call";
import type { Recording } from "./recording";
import { requestsOf } from "./requests-of";

/** What a story does, one after the other. */
export type Phase = "deploy" | "change" | "again" | "plan" | "drift" | "destroy";

/** By a word of the name of its test. */
const PHASES: readonly (readonly [word: string, phase: Phase])[] = [
  ["deployed", "deploy"],
  ["changes", "change"],
  ["nothing to do", "again"],
  ["plan", "plan"],
  ["drift", "drift"],
  ["destroyed", "destroy"],
];

/** A call that stands for all that AWS would decide alike. */
export interface ReducedCall extends Call {
  readonly phases: readonly Phase[];
}

/** What a proof needs of a recording. */
export interface Reduced {
  readonly facts: Facts;
  readonly calls: readonly ReducedCall[];
}

/** The key that the project's tools and Terraform sign with on an emulator. */
const TOOLS_KEY = "emulator";

/**
 * One call for each stack and operation that AWS decides otherwise, with the parameters that this hangs on. Of
 * two recordings of one story it is the same.
 */
export function reduce({ phases, calls }: Recording): Reduced {
  const ours = calls.filter(({ accessKey }) => accessKey === TOOLS_KEY);
  const named = withNamedIds(ours).map(withoutOwnTags);
  const facts = factsOf(named);
  const reduced = new Map<string, ReducedCall>();
  for (const call of named) {
    const { stack, signedAs, operation } = call;
    const asked = JSON.stringify(requestsOf(call, facts));
    const key = JSON.stringify([stack, signedAs, operation, asked]);
    const known = reduced.get(key);
    const phase = phaseOf(call, phases);
    reduced.set(key, {
      ...{ stack, signedAs, operation },
      parameters: known?.parameters ?? decisive(call, facts),
      phases: inOrder([...(known?.phases ?? []), phase]),
    });
  }
  return { facts: sorted(facts) as Facts, calls: [...reduced.values()].toSorted(byText) };
}

function phaseOf({ number }: RecordedCall, phases: Recording["phases"]): Phase {
  const name = phases.find(({ until }) => number <= until)?.phase ?? "";
  const [, phase] = PHASES.find(([word]) => name.includes(word)) ?? [];
  if (phase === undefined) throw new Error(`call ${number}: no phase has a name like "${name}"`);
  return phase;
}

const inOrder = (found: readonly Phase[]): Phase[] =>
  PHASES.map(([, phase]) => phase).filter((phase) => found.includes(phase));

/** A request is made in no certain order, and so are the lists in it. */
const byText = (one: Call, other: Call): number => {
  const [left, right] = [one, other].map((call) => JSON.stringify(call));
  return String(left) < String(right) ? -1 : 1;
};

/** The parameters that what AWS is asked hangs on. */
function decisive(call: Call, facts: Facts): Call["parameters"] {
  const wanted = JSON.stringify(requestsOf(call, facts));
  const isEnough = (parameters: Call["parameters"]) => {
    try {
      return JSON.stringify(requestsOf({ ...call, parameters }, facts)) === wanted;
    } catch {
      return false;
    }
  };
  let kept = call.parameters;
  for (const name of Object.keys(call.parameters)) {
    const without = Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
    if (isEnough(without)) kept = without;
  }
  return kept;
}

/** Tags that tell one thing of an environment from another say nothing about whose it is. */
const OWN_TAGS = ["Name", "Stack"];

/** A call with its tags in order, without those that are a thing's own. */
function withoutOwnTags(call: RecordedCall): RecordedCall {
  return { ...call, parameters: sorted(call.parameters) as RecordedCall["parameters"] };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.filter((item: unknown) => !isOwnTag(item)).map(sorted);
    const texts = new Map(items.map((item) => [JSON.stringify(item), item]));
    return [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, one]) => !(OWN_TAGS.includes(key) && isTagMap(value) && typeof one === "string"),
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

const isOwnTag = (item: unknown): boolean =>
  isObject(item) &&
  OWN_TAGS.includes(String(item["Key"] ?? item["key"] ?? item["TagKey"])) &&
  ("Value" in item || "value" in item || "TagValue" in item);

/** A map of tags, as some services have it. */
const isTagMap = (value: Readonly<Record<string, unknown>>): boolean =>
  "ManagedBy" in value && "Project" in value;
