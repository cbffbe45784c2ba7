import type { PlanReport, StackReport } from "../report";
import { changeLines } from "./change-lines";
import { code } from "./escape";
import { leftoversOf, NOT_IN_CODE } from "../leftovers";
import { CLAIMS, codeSection, type Section } from "./section";
import { differencesInWords } from "../words";

/** The stacks that differ from what was applied last, and how. `-` is the state, `+` is AWS. */
export function driftDetails({ stacks }: PlanReport): Section[] {
  return stacks
    .filter(({ changes }) => changes.length > 0)
    .map(({ id, changes, counts }) =>
      codeSection(
        "diff",
        changes.map((change) => changeLines(change, "drift").join("\n")),
        {
          before: `### ${code(id)}: ${differencesInWords(counts)}`,
          what: `differences of ${id}`,
          claim: CLAIMS.dangerous,
        },
      ),
    );
}

/** What no plan of the code as it is would keep. */
export function driftLeftovers({ stacks }: PlanReport): Section {
  return {
    open: "",
    units: leftoversOf(stacks).map((id) => `- ${code(id)} is ${NOT_IN_CODE}.`),
    close: "",
    what: "stacks that are not in the code",
    claim: CLAIMS.dangerous,
  };
}

/** Those that are as they were applied, in one line. */
export function asApplied({ stacks }: PlanReport): Section {
  return {
    open: "",
    units: [
      stacks
        .filter(isAsApplied)
        .map(({ id }) => code(id))
        .join(", "),
    ]
      .filter((names) => names !== "")
      .map((names) => `As they were applied last: ${names}.`),
    close: "",
    what: "stacks",
    claim: CLAIMS.stacks,
  };
}

const isAsApplied = ({ status }: StackReport): boolean => status === "unchanged";
