import { isQuiet, STATUSES } from "../../picture/statuses";
import type { PartStatus, Picture } from "../../picture/types";
import type { Canvas } from "./canvas";
import { widthOf } from "./text";
import { SIGNS, STATUS_WORDS } from "./words";

const SIZE = 12.5;

/** What the signs mean, of those that occur. @returns where it ends */
export function legend(canvas: Canvas, x: number, y: number, width: number): number {
  const { picture } = canvas;
  const statuses = statusesIn(picture);
  const isPreview = picture.stacks.some(({ status }) => status === "preview");
  const entries = statuses.map((status) => ({
    sign: SIGNS[status],
    word: STATUS_WORDS[status],
    status,
  }));
  let left = x;
  for (const { sign, word, status } of entries) {
    canvas.texts.push({ x: left, y, text: sign, size: SIZE + 2, tone: status });
    canvas.texts.push({ x: left + 15, y, text: word, size: SIZE, tone: "plain" });
    left += 15 + widthOf(word, SIZE) + 16;
  }
  const note = [
    ...(statuses.length === 0
      ? ["Nothing changes."]
      : ["Small numbers count what changes inside."]),
    ...(isPreview ? ["Dashed: a preview, planned with placeholders."] : []),
  ].join(" ");
  const fits = left + widthOf(note, SIZE) <= x + width;
  const end = fits ? y : y + 18;
  canvas.texts.push({ x: fits ? left : x, y: end, text: note, size: SIZE, tone: "muted" });
  return end;
}

/** What happens anywhere in a picture, the gravest first. */
function statusesIn({ stacks, parts }: Picture): PartStatus[] {
  const found = new Set([
    ...stacks.flatMap(({ tally }) => Object.keys(tally)),
    ...parts.map(({ status }) => status),
  ]);
  return STATUSES.filter(
    (status) => found.has(status) && (!isQuiet(status) || status === "unplanned"),
  );
}
