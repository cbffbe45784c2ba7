import { isQuiet, total, tallyOf } from "../../picture/statuses";
import type { Part, PartKind } from "../../picture/types";
import type { Canvas } from "./canvas";
import type { Row } from "./flow";
import { foldOf, gravestFirst, select } from "./select";
import { KIND_WORDS } from "./words";

const KINDS: readonly PartKind[] = [
  "cluster",
  "repository",
  "build",
  "parameter",
  "role",
  "key",
  "bucket",
  "database",
  "queue",
  "topic",
  "dashboard",
  "log-group",
  "alarm",
];
const COLUMNS = 4;
const GAP = 12;
const HEAD = 28;
const LINE = 20;

/** Whether a part stands in a list of its kind, outside of any network. A cluster with services does not. */
export const isListed = (canvas: Canvas, { kind, id }: Part): boolean =>
  KINDS.includes(kind) && canvas.childrenOf(id).length === 0;

/** A list for each kind, in columns. @returns where the longest column ends */
export function groups(canvas: Canvas, { x, y, width }: Omit<Row, "within">): number {
  const columnWidth = (width - GAP * (COLUMNS - 1)) / COLUMNS;
  const bottoms = Array.from({ length: COLUMNS }, () => y);
  for (const kind of KINDS) {
    const parts = canvas
      .childrenOf(undefined)
      .filter((part) => part.kind === kind && isListed(canvas, part));
    const [first] = parts;
    if (!first) continue;
    const column = bottoms.indexOf(Math.min(...bottoms));
    const top = bottoms[column] ?? y;
    const area = { x: x + column * (columnWidth + GAP), y: top, width: columnWidth };
    const isCounted = parts.length === 1 && first.address === undefined;
    const bottom = isCounted ? counted(canvas, first, area) : list(canvas, kind, parts, area);
    bottoms[column] = bottom + GAP;
  }
  return Math.max(...bottoms) - GAP;
}

type Place = Readonly<Record<"x" | "y" | "width", number>>;

function list(canvas: Canvas, kind: PartKind, parts: readonly Part[], area: Place): number {
  const { shown, folded } = select(gravestFirst(parts, 6), 6, 12);
  const fold = foldOf(`more:${kind}`, folded, "");
  const label = `${KIND_WORDS[kind][1]} · ${String(parts.length)}`;
  const holds = { what: {}, tally: {}, changed: [] };
  const frame: Part = { id: `list:${kind}`, kind, label, status: "unchanged", holds };
  const rows = [...shown, ...(folded.length > 0 ? [fold] : [])];
  return framed(canvas, frame, rows, area);
}

/** Resources that are one part together: those that change are lines, the others a number. */
function counted(canvas: Canvas, part: Part, area: Place): number {
  const { holds, id, kind } = part;
  const members = holds.changed.filter(({ status }) => !isQuiet(status));
  const toPart = ({ stack, address, label, status }: (typeof members)[number]): Part => ({
    id: `${id}:${stack}:${address}`,
    kind,
    label,
    stack,
    address,
    status,
    holds: { what: {}, tally: {}, changed: [] },
  });
  const { shown, folded } = select(gravestFirst(members.map(toPart), 6), 6, 12);
  const rows = [...shown];
  if (folded.length > 0) rows.push(foldOf(`more:${kind}`, folded, ""));
  const quiet = total(holds.tally) - total(tallyOf(members.map(({ status }) => status)));
  const rest = { what: {}, tally: {}, changed: [] };
  if (quiet > 0) {
    const label = `${String(quiet)} ${members.length > 0 ? "more " : ""}as they are`;
    rows.push({ id: `quiet:${kind}`, kind, label, status: "unchanged", holds: rest });
  }
  const label = `${part.label} · ${String(total(holds.tally))}`;
  return framed(canvas, { ...part, label }, rows, area);
}

function framed(canvas: Canvas, frame: Part, rows: readonly Part[], area: Place): number {
  const draw = () => {
    for (const [index, row] of rows.entries()) {
      const place = { x: area.x + 1, y: area.y + HEAD + index * LINE, width: area.width - 2 };
      canvas.add(row, { ...place, height: LINE }, "row", frame.id);
    }
    return area.y + HEAD + rows.length * LINE + 6;
  };
  return canvas.frame(frame, area, draw);
}
