import type { Part } from "../../picture/types";
import type { Canvas } from "./canvas";
import type { Row } from "./flow";
import { clusterFrame } from "./cluster";
import { DETAIL_SIZE } from "./part-box";
import { services } from "./services";
import { fit } from "./text";

const HEAD = 30;
const ZONE = 18;
const GAP = 10;
const CARD = 44;
const PAD = 12;

/** Subnets by zone, and under them what spans the zones. @returns where it ends */
export function tier(
  canvas: Canvas,
  part: Part,
  { x, y, width, within }: Row,
  zones: readonly (string | undefined)[],
): number {
  const children = canvas.childrenOf(part.id);
  const of = (...kinds: Part["kind"][]) => children.filter(({ kind }) => kinds.includes(kind));
  const inner = { x: x + PAD, width: width - 2 * PAD, within: part.id };
  const draw = () => {
    let bottom = subnets(canvas, of("subnet"), { ...inner, y: y + HEAD }, zones);
    for (const balancer of of("load-balancer")) {
      const area = { ...inner, y: bottom + GAP, height: 30 };
      const name = `Load balancer ${balancer.label}`;
      canvas.add(balancer, area, "card", part.id, name);
      const { x: left, y: above } = area;
      const ways = { left, right: left + area.width, above, under: above + area.height };
      canvas.slots.set(balancer.id, { ...area, ...ways, lane: 0, isWide: true });
      bottom = area.y + area.height;
    }
    for (const cluster of of("cluster")) {
      bottom = clusterFrame(canvas, cluster, { ...inner, y: bottom + GAP });
    }
    return services(canvas, of("service", "schedule"), { ...inner, y: bottom }) + PAD;
  };
  const options = { name: `${part.label} subnets`, ...(within !== undefined && { within }) };
  return canvas.frame(part, { x, y, width }, draw, options);
}

function subnets(
  canvas: Canvas,
  parts: readonly Part[],
  { x, y, width, within }: Row,
  zones: readonly (string | undefined)[],
): number {
  const columnWidth = (width - GAP * (zones.length - 1)) / zones.length;
  let lowest = y;
  for (const [index, zone] of zones.entries()) {
    const left = x + index * (columnWidth + GAP);
    let bottom = y + ZONE;
    for (const part of parts.filter((subnet) => subnet.zone === zone)) {
      const inside = canvas.childrenOf(part.id);
      const area = { x: left, y: bottom, width: columnWidth };
      if (inside.length === 0) {
        canvas.add(part, { ...area, height: CARD }, "card", within);
        bottom += CARD + GAP;
        continue;
      }
      const draw = () => {
        for (const [position, child] of inside.entries()) {
          const top = area.y + 30 + position * 38;
          const place = { x: left + 8, y: top, width: columnWidth - 16, height: 30 };
          canvas.add(child, place, "card", part.id, `NAT gateway ${child.label}`);
        }
        return area.y + 30 + inside.length * 38;
      };
      const options = within === undefined ? {} : { within };
      bottom = canvas.frame(part, area, draw, options) + GAP;
    }
    if (bottom > y + ZONE) {
      const text = fit(zone ?? "zone not known", DETAIL_SIZE, columnWidth);
      canvas.texts.push({ x: left, y: y + 12, text, size: DETAIL_SIZE, tone: "muted" });
    }
    lowest = Math.max(lowest, bottom - GAP);
  }
  return lowest;
}
