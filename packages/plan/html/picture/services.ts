import { INTERNET, type Part } from "../../picture/types";
import type { Canvas } from "./canvas";
import type { Row } from "./flow";
import { commonPrefix } from "./prefix";
import { foldOf, select } from "./select";

/** Room for two lines above a card and one under it. */
const WAYS = 30;
/** The same where there are no lines. */
const FREE = 14;
const GAP = 30;
/** Up to so many stand in large cards, whatever happens to them. */
const FEW = 12;
const MOST = 80;

/** Services and schedules, those first that are reached from outside. @returns where they end */
export function services(canvas: Canvas, parts: readonly Part[], row: Row): number {
  if (parts.length === 0) return row.y;
  const { x, width, within } = row;
  const { shown, folded } = select(inOrder(canvas, parts), FEW, MOST);
  const isMany = shown.length > FEW;
  const columns = 4;
  const height = isMany ? 28 : 50;
  const fold = foldOf(`more:${within ?? ""}`, folded, isMany ? "" : "services");
  const all = folded.length === 0 ? shown : [...shown, fold];
  const cardWidth = (width - GAP * (columns - 1)) / columns;
  // Where there are many, what all their names begin with would leave no room for the rest.
  const prefix = isMany ? commonPrefix(shown.map(({ label }) => label)).length : 0;
  let bottom = row.y;
  let isBusy = false;
  for (let start = 0; start < all.length; start += columns) {
    const line = all.slice(start, start + columns);
    const wasBusy = isBusy;
    isBusy = line.some(({ id }) => canvas.isLinked(id));
    const top = bottom + (isBusy || wasBusy ? WAYS : FREE);
    for (const [index, part] of line.entries()) {
      const area = { x: x + index * (cardWidth + GAP), y: top, width: cardWidth, height };
      const name = part === fold ? part.label : part.label.slice(prefix);
      canvas.add(part, area, "card", within, name);
      const ways = { above: bottom, under: top + height, left: x - 12, right: x + width + 12 };
      canvas.slots.set(part.id, { ...area, ...ways, lane: 14 });
    }
    bottom = top + height;
  }
  return bottom + (isBusy ? WAYS : FREE);
}

/** From those that the outside reaches to those that they call; what runs by the clock last. */
function inOrder(canvas: Canvas, parts: readonly Part[]): Part[] {
  const traffic = canvas.picture.arrows.filter(({ kind }) => kind === "traffic");
  const workloads = new Set(parts.map(({ id }) => id));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0);
    const callers = traffic.filter(({ from, to }) => to === id && workloads.has(from));
    const depth = Math.max(-1, ...callers.map(({ from }) => depthOf(from))) + 1;
    depths.set(id, depth);
    return depth;
  };
  const isReached = new Set(
    traffic.filter(({ from }) => from !== INTERNET && !workloads.has(from)).map(({ to }) => to),
  );
  const rank = ({ id, kind }: Part) => {
    if (isReached.has(id)) return 0;
    if (depthOf(id) > 0) return depthOf(id);
    return kind === "schedule" ? 1000 : 999;
  };
  return parts.toSorted((a, b) => rank(a) - rank(b));
}
