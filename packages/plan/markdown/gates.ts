import { isBlocked } from "../allow-gates";
import type { Gate, PlanReport } from "../report";
import { code, text } from "./escape";
import { CLAIMS, type Section } from "./section";
import { counted } from "../words";

/** Those that block, and who allowed the others. */
export function gateSections({ gates }: PlanReport): Section[] {
  const blocked = gates.filter(isBlocked);
  const allowed = gates.filter((gate) => !isBlocked(gate));
  return [
    section(
      `### ${counted(blocked.length, "blocking gate")}`,
      blocked.map(blockedLine),
      "blocking gates",
    ),
    section(
      `### ${counted(allowed.length, "allowed gate")}`,
      allowed.map(allowedLine),
      "allowed gates",
    ),
  ];
}

export function findingSection({ findings }: PlanReport): Section {
  return section(
    "### Findings that only the plan shows",
    findings.map(
      ({ resource, why, remedy, rule, severity }) =>
        `- **${severity}** ${code(resource)}: ${text(why)}: ${text(remedy)} (${code(rule)})`,
    ),
    "findings",
  );
}

const section = (title: string, units: readonly string[], what: string): Section => ({
  open: `${title}\n`,
  units,
  close: "",
  what,
  claim: CLAIMS.gates,
});

const blockedLine = (gate: Gate): string =>
  `${lineOf(gate)} Allow it with ${code(gate.allow)}${detailsOf(gate)}`;

const allowedLine = (gate: Gate): string =>
  `${lineOf(gate)} Allowed by ${code(gate.allowedBy ?? "")}${detailsOf(gate)}`;

const lineOf = ({ gate, stack, address, why }: Gate): string =>
  `- **${gate}** ${code(stack)} ${code(address)} ${text(why)}.`;

/** Statements of a gate that a comment has room for. */
const SHOWN_STATEMENTS = 20;

/** Statements, folded up. Within the line, so that they are cut with it and never apart. */
function detailsOf({ details = [] }: Gate): string {
  if (details.length === 0) return "";
  const shown = details.slice(0, SHOWN_STATEMENTS).map((detail) => `<br>${text(detail)}`);
  const rest = details.length - shown.length;
  const more = rest > 0 ? `<br>${counted(rest, "more", "more")}` : "";
  const summary = counted(details.length, "statement");
  return ` <details><summary>${summary}</summary>${shown.join("")}${more}</details>`;
}
