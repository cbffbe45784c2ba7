import { EXIT_CHANGES, EXIT_ERROR, EXIT_BLOCKED, exitCode } from "./exit-code";
import { isDrifted, leftoversOf, NOT_IN_CODE } from "./leftovers";
import { counted } from "./words";
import type { PlanReport } from "./report";

export interface Verdict {
  readonly tone: "nothing" | "changes" | "blocked" | "error";
  /** In a word or two. */
  readonly title: string;
  readonly text: string;
}

/** What the report comes to. */
export function verdictOf(report: PlanReport): Verdict {
  const { kind, summary } = report;
  const { stacks, gatesBlocked } = summary;
  switch (exitCode(report)) {
    case EXIT_ERROR:
      return {
        tone: "error",
        title: "Error",
        text: `The ${kind === "drift" ? "look" : "plan"} is not whole: ${counted(stacks.failed, "stack")} failed, ${String(stacks.skipped)} skipped.`,
      };
    case EXIT_BLOCKED:
      return {
        tone: "blocked",
        title: counted(gatesBlocked, "gate blocks", "gates block"),
        text: "Nothing may be applied before somebody allows each by name.",
      };
    case EXIT_CHANGES:
      return { tone: "changes", ...changes(report) };
    default:
      return {
        tone: "nothing",
        title: kind === "drift" ? "No drift" : "Nothing to do",
        text:
          kind === "drift"
            ? "Everything is as it was applied last."
            : "AWS is as the configuration says.",
      };
  }
}

function changes(report: PlanReport): Omit<Verdict, "tone"> {
  const { kind, summary } = report;
  const { preview } = summary.stacks;
  if (kind === "drift") return { title: "Drift", text: driftText(report) };
  return {
    title: preview > 0 ? "Changes, some only as a preview" : "Changes",
    text:
      preview > 0
        ? `${counted(preview, "stack is", "stacks are")} planned with placeholders: apply the others first, then plan again.`
        : "There are changes to apply.",
  };
}

function driftText({ stacks }: PlanReport): string {
  const leftovers = leftoversOf(stacks);
  const drifted = stacks.filter(isDrifted).length;
  const texts = [
    ...(drifted > 0
      ? [
          `${counted(drifted, "stack differs", "stacks differ")} from what was applied last. Before (−) is what the state says, after (+) is AWS. There is nothing to apply here.`,
        ]
      : []),
    ...(leftovers.length > 0
      ? [`${leftovers.join(", ")}: ${NOT_IN_CODE}. A plan destroys it.`]
      : []),
  ];
  return texts.join(" ");
}
