import type { Decision } from "../decide";
import type { StatementResult } from "../evaluate-statement";
import { placeOf } from "../policy";
import type { Verdict } from "../verdict";

/** Why AWS would answer so: the statements that decided, or those that came nearest. */
export function explainAccess({ outcome, because, results }: Decision): string {
  switch (outcome) {
    case "allow":
    case "explicit deny":
      return `${outcome} by ${because.join(" and ")}`;
    case "implicit deny":
      return [`implicit deny: ${because.join("; ")}`, ...nearMisses(results)].join("\n");
    case "undecided":
      return `undecided: ${because.join("; ")}`;
  }
}

/** Allowing statements about the action, each with what does not fit. */
function nearMisses(results: readonly StatementResult[]): string[] {
  const misses = results.filter(
    ({ statement, action }) => statement.effect === "Allow" && action.holds === "yes",
  );
  if (misses.length === 0) return ["no statement is about the action"];
  const lines = misses.map((miss) => `  ${placeOf(miss.statement)}: ${whatFails(miss)}`);
  return ["statements about the action:", ...lines];
}

function whatFails({ principals, resource, condition }: StatementResult): string {
  const isNamed = principals.some(({ verdict }) => verdict.holds !== "no");
  const reasons = [
    ...(isNamed ? [] : reasonsOf(principals.map(({ verdict }) => verdict))),
    ...reasonsOf([resource, condition]),
  ];
  return reasons.length === 0 ? "fits, but is not enough" : reasons.join("; ");
}

const reasonsOf = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap((verdict) => (verdict.holds === "yes" ? [] : [verdict.why]));
