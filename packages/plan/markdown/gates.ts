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

const blockedLine = ({ gate, stack, address, why, allow }: Gate): string =>
  `- **${gate}** ${code(stack)} ${code(address)} ${text(why)}. Allow it with ${code(allow)}`;

const allowedLine = ({ gate, stack, address, why, allowedBy = "" }: Gate): string =>
  `- **${gate}** ${code(stack)} ${code(address)} ${text(why)}. Allowed by ${code(allowedBy)}`;
