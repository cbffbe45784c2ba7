import { isClosed } from "../open-gates";
import type { Gate, PlanReport } from "../report";
import { code, text } from "./escape";
import { CLAIMS, type Section } from "./section";
import { counted } from "../words";

/** The closed ones, and who opened the others. */
export function gateSections({ gates }: PlanReport): Section[] {
  const closed = gates.filter(isClosed);
  const opened = gates.filter((gate) => !isClosed(gate));
  return [
    section(`### ${counted(closed.length, "closed gate")}`, closed.map(closedLine), "closed gates"),
    section(`### ${counted(opened.length, "opened gate")}`, opened.map(openedLine), "opened gates"),
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

const closedLine = ({ gate, stack, address, why, open }: Gate): string =>
  `- **${gate}** ${code(stack)} ${code(address)} ${text(why)}. Open it with ${code(open)}`;

const openedLine = ({ gate, stack, address, why, openedBy = "" }: Gate): string =>
  `- **${gate}** ${code(stack)} ${code(address)} ${text(why)}. Opened by ${code(openedBy)}`;
