import { type Arrow, INTERNET, type Picture } from "../../picture/types";
import type { Canvas, Slot } from "./canvas";
import type { Line } from "./scene";
import { STATUS_WORDS } from "./words";

type Point = readonly [x: number, y: number];

/** Traffic of which both ends are drawn. Lines run between boxes, never through one. */
export function lines(canvas: Canvas, internet: Point, gutters: Gutters): Line[] {
  const labels = new Map(canvas.picture.parts.map(({ id, label }) => [id, label]));
  return [...gateways(canvas.picture), ...canvas.picture.arrows]
    .filter(({ kind }) => kind === "traffic")
    .flatMap((arrow) => {
      const to = canvas.slots.get(arrow.to);
      const from = canvas.slots.get(arrow.from);
      if (!to || (!from && arrow.from !== INTERNET)) return [];
      const points = from
        ? between(from, to, gutters, from.isWide === true)
        : fromOutside(internet, to, gutters);
      const names = [labels.get(arrow.from) ?? "internet", labels.get(arrow.to) ?? ""];
      return [{ points, status: arrow.status, title: titleOf(arrow, names) }];
    });
}

/** What comes from outside comes through a gateway first. */
const gateways = ({ parts }: Picture): Arrow[] =>
  parts
    .filter(({ kind }) => kind === "internet-gateway")
    .map(({ id, status }) => ({ from: INTERNET, to: id, kind: "traffic", status }));

export interface Gutters {
  readonly left: number;
  readonly right: number;
}

function titleOf({ label, status }: Arrow, [from = "", to = ""]: readonly string[]): string {
  const port = label === undefined ? "" : ` on port ${label}`;
  return `${from} to ${to}${port}: ${STATUS_WORDS[status]}`;
}

function fromOutside([x, y]: Point, to: Slot, gutters: Gutters): Point[] {
  // The first of a row stands beside the way from outside.
  if (!to.isWide && to.x > to.left) return into([[x, y]], to, gutters.left, 0.5);
  return [[x, y], ...fromSide(to, gutters.left)];
}

/** Out of a way beside everything, straight to the left edge. */
function fromSide(to: Slot, x: number): Point[] {
  const middle = to.y + to.height / 2;
  return [
    [x, middle],
    [to.x, middle],
  ];
}

function between(from: Slot, to: Slot, gutters: Gutters, isFromBalancer: boolean): Point[] {
  if (isFromBalancer) {
    const middle = from.y + from.height / 2;
    const start: Point[] = [
      [from.x + from.width, middle],
      [gutters.right, middle],
    ];
    if (to.isWide) {
      const end = to.y + to.height / 2;
      return [...start, [gutters.right, end], [to.x + to.width, end]];
    }
    return into(start, to, gutters.right, 0.5);
  }
  const isBeside = from.y === to.y && Math.abs(from.x - to.x) < from.width * 1.5;
  if (isBeside) {
    const middle = from.y + from.height / 2;
    const isRight = to.x > from.x;
    return [
      [isRight ? from.x + from.width : from.x, middle],
      [isRight ? to.x : to.x + to.width, middle],
    ];
  }
  const out = from.under + 8;
  const x = from.x + from.width * 0.8;
  const isSame = from.left === to.left && from.right === to.right;
  const start: Point[] = [
    [x, from.under],
    [x, out],
  ];
  if (isSame && to.above === from.under) {
    const drop = to.x + to.width * 0.3;
    return [...start, [drop, out], [drop, to.y]];
  }
  if (to.isWide) return [...start, [gutters.left, out], ...fromSide(to, gutters.left)];
  const trunk = isSame ? from.left : gutters.left;
  return into([...start, [trunk, out]], to, trunk, 0.3, to.lane + 8);
}

/** Down or up a way beside the grid, along the row, into the card from above. */
function into(
  start: readonly Point[],
  to: Slot,
  trunk: number,
  share: number,
  lane = to.lane,
): Point[] {
  const y = to.above + lane;
  const x = to.x + to.width * share;
  return [...start, [trunk, y], [x, y], [x, to.y]];
}
