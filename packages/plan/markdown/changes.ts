import { takesAway } from "../action-words";
import type { PlanReport, ResourceChange, StackReport } from "../report";
import { changeLines, willBe } from "./change-lines";
import { codeInHtml, value, visible } from "./escape";
import { CLAIMS, codeSection, type Section } from "./section";
import { changesInWords, counted } from "../words";

/** What takes something away, open to be read. */
export function dangerousChanges({ stacks }: PlanReport): Section[] {
  const units = stacks.flatMap(({ id, changes }) => {
    const dangerous = changes.filter(({ action }) => takesAway(action)).map(unitOf);
    return dangerous.length === 0 ? [] : [`# ${id}`, ...dangerous];
  });
  return units.length === 0
    ? []
    : [
        codeSection("diff", units, {
          before: "### Replaced, destroyed, dropped",
          what: "replaced, destroyed and dropped resources",
          claim: CLAIMS.dangerous,
        }),
      ];
}

/** Everything else, folded up, stack by stack. */
export function stackDetails({ stacks }: PlanReport): Section[] {
  return stacks.flatMap((stack) => {
    const units = [...stack.changes.filter(isOrdinary).map(unitOf), ...outputUnits(stack)];
    const folded = foldedInWords(stack);
    if (units.length === 0) return [];
    const summary = [changesInWords(stack.counts), folded].filter((words) => words !== "");
    return [
      codeSection("diff", units, {
        before: `<details><summary>${codeInHtml(stack.id)}: ${summary.join("; ")}</summary>`,
        after: "</details>",
        what: `changes of ${stack.id}`,
        claim: CLAIMS.details,
      }),
    ];
  });
}

const isOrdinary = (change: ResourceChange): boolean =>
  !takesAway(change.action) && !change.tagsOnly && change.action !== "read";

const unitOf = (change: ResourceChange): string => changeLines(change).join("\n");

function outputUnits({ outputs }: StackReport): string[] {
  return outputs.map(({ name, before, ...output }) => {
    const will = willBe(output);
    return [
      `! output ${visible(name)}`,
      ...(before === undefined ? [] : [`-   ${value(before)}`]),
      ...(will === undefined ? [] : [`+   ${will}`]),
    ].join("\n");
  });
}

/** What is not worth a line. */
function foldedInWords({ counts }: StackReport): string {
  const { outputs, read, unchanged } = counts;
  return [
    ...(outputs > 0 ? [counted(outputs, "output")] : []),
    ...(read > 0 ? [`${String(read)} to read`] : []),
    ...(unchanged > 0 ? [`${String(unchanged)} as they are`] : []),
  ].join(", ");
}
