import { cellsOf, type DiffLine } from "../line-diff";
import type { Closing, GateInput, RoleDiff } from "./closing";

/** What the table of access says of a role that nothing bounds. */
const UNBOUNDED = "without a permissions boundary";
/** Its section with the boundary. */
const BOUNDARY = "but no more than";

/** A role that may do more, or be assumed by more, than before. */
export function widenedAccess({ access, brandNew }: GateInput): readonly Closing[] {
  if (brandNew) return [];
  return access.flatMap((role) =>
    reasons(role).map((why) => ({
      gate: "widened-access" as const,
      stack: role.stack,
      address: role.address,
      why,
    })),
  );
}

function reasons({ lines, before }: RoleDiff): string[] {
  const isNewBoundary = lines.some(({ kind, text }) => kind === "+" && text === BOUNDARY);
  return lines.flatMap((line) => {
    const { kind, text, section } = line;
    const [effect] = cellsOf(line);
    if (kind === "+" && text === UNBOUNDED) {
      return before === undefined ? [] : ["loses its permissions boundary"];
    }
    // What a boundary that was not there before leaves is no more than there was.
    if (text === section || (section === BOUNDARY && isNewBoundary)) return [];
    if (kind === "+" && effect === "Allow" && !isNarrower(line, lines)) {
      return [`${section === "may be assumed" ? "may be assumed" : section}: ${text.trim()}`];
    }
    if (kind === "+" && effect === "?")
      return [`has a policy that nobody can judge: ${text.trim()}`];
    return kind === "-" && effect === "Deny" ? [`is no longer denied: ${text.trim()}`] : [];
  });
}

/** A row that only got more conditions allows less. */
function isNarrower(added: DiffLine, lines: readonly DiffLine[]): boolean {
  const conditionsOf = (line: DiffLine) => cellsOf(line)[3]?.split(" & ") ?? [];
  const subjectOf = (line: DiffLine) => [line.section, ...cellsOf(line).slice(0, 3)].join("\n");
  const conditions = conditionsOf(added);
  return lines.some(
    (line) =>
      line.kind === "-" &&
      subjectOf(line) === subjectOf(added) &&
      conditionsOf(line).every((condition) => conditions.includes(condition)),
  );
}
