import { isQuiet, STATUSES } from "../../picture/statuses";
import type { Tally } from "../../picture/types";
import type { Text } from "./scene";
import { widthOf } from "./text";
import { SIGNS } from "./words";

const SIZE = 12;
const GAP = 7;

/**
 * How many change of what a box holds, right-aligned: `−1 ~2`.
 * @param right where they end
 * @returns the texts, and how much room they take with the gap before them
 */
export function chips(tally: Tally, right: number, y: number): { texts: Text[]; width: number } {
  const texts: Text[] = [];
  let x = right;
  for (const status of STATUSES.filter((other) => !isQuiet(other)).toReversed()) {
    const count = tally[status];
    if (count === undefined) continue;
    const text = `${SIGNS[status]}${String(count)}`;
    x -= widthOf(text, SIZE);
    texts.unshift({ x, y, text, size: SIZE, tone: status });
    x -= GAP;
  }
  return { texts, width: right - x };
}
