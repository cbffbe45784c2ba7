import { text } from "./escape";
import type { Section } from "./section";

/** Room that is kept for the notice at the top, whatever it will say. */
const NOTICE_ROOM = 600;
/** Room that is kept for the line after a section that says how much is missing. */
const REST_ROOM = 100;
const TOLD_SECTIONS = 3;
/** What a section that is cut anyway leaves to those after it, as a part of the page. */
const LEFT_TO_OTHERS = 1 / 8;

/**
 * The page, not longer than the limit. Sections stand in their order and take room by their claim;
 * what finds none is counted, at its place and at the top.
 * @param limit in characters
 * @param elsewhere where the whole is: `plan.html`
 */
export function fit(
  head: string,
  sections: readonly Section[],
  limit: number,
  elsewhere: string,
): string {
  const kept = keepUnits(sections, limit - head.length - NOTICE_ROOM);
  const parts = sections.map((section) => toText(section, kept.get(section) ?? 0, elsewhere));
  const cut = sections.filter((section) => (kept.get(section) ?? 0) < section.units.length);
  return [head, ...(cut.length > 0 ? [notice(cut, kept, elsewhere)] : []), ...parts]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function keepUnits(sections: readonly Section[], room: number): ReadonlyMap<Section, number> {
  const kept = new Map<Section, number>();
  let left = room;
  const claims = sections
    .filter(({ units }) => units.length > 0)
    .toSorted((a, b) => a.claim - b.claim);
  claims.forEach((section, index) => {
    const { most = room, units } = section;
    const whole = take(section, Math.min(left, most));
    const leavesNothing = whole.count < units.length && index < claims.length - 1;
    const taken = leavesNothing
      ? take(section, Math.min(left - room * LEFT_TO_OTHERS, most))
      : whole;
    kept.set(section, taken.count);
    left -= taken.used;
  });
  return kept;
}

/** The units from the first one on that there is room for. */
function take({ open, close, units }: Section, available: number): { count: number; used: number } {
  let used = open.length + close.length + REST_ROOM;
  let count = 0;
  for (const { length } of units) {
    if (used + length + 1 > available) break;
    used += length + 1;
    count++;
  }
  return { count, used: count === 0 ? 0 : used };
}

function toText({ open, units, close }: Section, count: number, elsewhere: string): string {
  if (count === 0) return "";
  const rest = units.length - count;
  const told = rest > 0 ? `\n\n${String(rest)} more: see ${elsewhere}.` : "";
  return `${[open, ...units.slice(0, count), close].filter((line) => line !== "").join("\n")}${told}`;
}

function notice(
  cut: readonly Section[],
  kept: ReadonlyMap<Section, number>,
  elsewhere: string,
): string {
  const told = cut.slice(0, TOLD_SECTIONS).map((section) => {
    const { length } = section.units;
    const missing = length - (kept.get(section) ?? 0);
    return `${String(missing)} of ${String(length)} ${text(section.what.slice(0, 60))}`;
  });
  const rest = cut.length - told.length;
  const more = rest > 0 ? `, and of ${String(rest)} more sections` : "";
  return `**This page was cut to fit into a comment.** It leaves out ${told.join(", ")}${more}: all of it is in ${elsewhere}.`;
}
