import { containersOf, isObject, type Json } from "#terraform";
import { isMarked } from "../../attributes/side";
import { isSame } from "../model/is-same";
import { containerChanges } from "./container-changes";
import { changeOf, inWords } from "./words";

/** What AWS or the provider adds, and what makes no revision. */
const NOT_OF_THE_TASK: ReadonlySet<string> = new Set([
  "arn",
  "arn_without_revision",
  "container_definitions",
  // AWS's own choice in every revision, unless it is configured, and then it is known.
  "enable_fault_injection",
  "family",
  "id",
  "revision",
  "skip_destroy",
  "tags",
  "tags_all",
  "track_latest",
]);
/** Those of which the value says more than that it is another one. */
const TELLING: ReadonlySet<string> = new Set(["cpu", "memory", "network_mode"]);

/** What differs between two task definitions, in words: `image web:1 -> web:2`. */
export function taskChanges(
  before: Json | undefined,
  after: Json | undefined,
  unknown: Json,
): string[] {
  if (!before || !after) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...(isMarked(unknown["container_definitions"])
      ? ["its containers are known only after the apply"]
      : changesOfContainers(before, after)),
    ...names
      .filter(
        (name) => !NOT_OF_THE_TASK.has(name) && differs(before[name], after[name], unknown[name]),
      )
      .map((name) =>
        TELLING.has(name)
          ? changeOf(inWords(name), before[name], after[name])
          : `${inWords(name)} changed`,
      ),
  ];
}

/** What the provider fills in inside of a block is no change of what is configured there. */
const differs = (before: unknown, after: unknown, mark: unknown): boolean =>
  mark === true || !isSame(known(before, mark), known(after, mark));

/** A value without the parts that only the apply tells. */
function known(value: unknown, mark: unknown): unknown {
  if (mark === true) return undefined;
  if (Array.isArray(value)) {
    return value.map((member, index) => known(member, Array.isArray(mark) ? mark[index] : mark));
  }
  if (!isObject(value) || !isObject(mark)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => mark[name] !== true)
      .map(([name, member]) => [name, known(member, mark[name])]),
  );
}

function changesOfContainers(before: Json, after: Json): string[] {
  const [was, will] = [before, after].map((attributes) => containersOf({ attributes }));
  const [main] = will ?? [];
  return (will ?? [])
    .flatMap((container) => {
      const other = was?.find(({ name }) => name === container["name"]);
      const name = String(container["name"]);
      if (!other) return [`container ${name} is new`];
      const changes = containerChanges(other, container);
      return container === main
        ? changes
        : changes.map((change) => `${change} (container ${name})`);
    })
    .concat(
      (was ?? [])
        .filter(({ name }) => !will?.some((container) => container["name"] === name))
        .map(({ name }) => `container ${String(name)} goes`),
    );
}
