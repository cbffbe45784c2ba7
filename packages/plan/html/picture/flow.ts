import type { Part } from "../../picture/types";
import type { Canvas } from "./canvas";
import { KIND_WORDS } from "./words";

export interface Row {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Id of the box around them. */
  readonly within: string | undefined;
}

const GAP = 10;

/**
 * Cards side by side, as many as fit, and on in the next row.
 * @returns where the last one ends; `y` where there is none
 */
export function flow(
  canvas: Canvas,
  parts: readonly Part[],
  { x, y, width, within }: Row,
  card: { readonly width: number; readonly height: number; readonly withKind?: boolean },
): number {
  if (parts.length === 0) return y;
  const columns = Math.max(1, Math.floor((width + GAP) / (card.width + GAP)));
  for (const [index, part] of parts.entries()) {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const area = {
      x: x + column * (card.width + GAP),
      y: y + row * (card.height + GAP),
      width: Math.min(card.width, width),
      height: card.height,
    };
    const named = card.withKind ? { ...part, detail: kindDetail(part) } : part;
    canvas.add(named, area, "card", within);
    const ways = { left: x, right: x + width, above: area.y - GAP, under: area.y + area.height };
    canvas.slots.set(part.id, { ...area, ...ways, lane: GAP / 2 });
  }
  const rows = Math.ceil(parts.length / columns);
  return y + rows * (card.height + GAP) - GAP;
}

const kindDetail = ({ kind, detail }: Part): string =>
  [KIND_WORDS[kind][0], ...(detail === undefined ? [] : [detail])].join(" · ");
