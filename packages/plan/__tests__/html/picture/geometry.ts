import type { Area, Box, Scene } from "../../../html/picture/scene";
import { widthOf } from "../../../html/picture/text";

/** Pairs of boxes that cover each other though neither stands in the other. */
export function overlaps({ boxes }: Scene): string[] {
  const siblings = new Map<string, Box[]>();
  for (const box of boxes) {
    const key = box.within ?? "";
    siblings.set(key, [...(siblings.get(key) ?? []), box]);
  }
  return [...siblings.values()].flatMap((group) =>
    group.flatMap((a, index) =>
      group
        .slice(index + 1)
        .filter((b) => meet(a, b))
        .map((b) => `${a.id} and ${b.id}`),
    ),
  );
}

/** Boxes that reach out of what they stand in, or out of the picture. */
export function strays({ boxes, width, height }: Scene): string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const whole: Area = { x: 0, y: 0, width, height };
  return boxes
    .filter((box) => !isIn(box, box.within === undefined ? whole : (byId.get(box.within) ?? whole)))
    .map(({ id }) => id);
}

/** Texts that run over their box, or over the text after them in the same line. */
export function runningOver({ boxes }: Scene): string[] {
  return boxes.flatMap(({ id, texts, ...area }) =>
    texts
      .filter(({ x, y, text, size }, index) => {
        const end = x + widthOf(text, size);
        const next = texts.slice(index + 1).find((other) => other.y === y);
        return (
          end > Math.min(area.x + area.width, next?.x ?? Infinity) + 0.1 ||
          y > area.y + area.height ||
          y - size < area.y - 1
        );
      })
      .map(({ text }) => `${id}: ${text}`),
  );
}

/** Stretches of lines that run through a box that holds no other. */
export function cuts({ boxes, lines }: Scene): string[] {
  const cards = boxes.filter(({ look }) => look !== "frame");
  return lines.flatMap(({ points, title }) =>
    points.slice(1).flatMap((end, index) => {
      const [start = end] = points.slice(index);
      const stretch: Area = {
        x: Math.min(start[0], end[0]),
        y: Math.min(start[1], end[1]),
        width: Math.abs(start[0] - end[0]),
        height: Math.abs(start[1] - end[1]),
      };
      return cards.filter((card) => meet(stretch, card)).map(({ id }) => `${title}: ${id}`);
    }),
  );
}

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width - 0.1 &&
  b.x < a.x + a.width - 0.1 &&
  a.y < b.y + b.height - 0.1 &&
  b.y < a.y + a.height - 0.1;

const isIn = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width + 0.1 &&
  inner.y + inner.height <= outer.y + outer.height + 0.1;
