import type { Part } from "../../picture/types";
import type { Canvas } from "./canvas";
import { flow, type Row } from "./flow";
import { isListed } from "./groups";
import { foldOf, select } from "./select";
import { clusterFrame } from "./cluster";
import { services } from "./services";
import { tier } from "./tier";

/** Id of what is drawn around everything that stands in no VPC. */
export const ALONE = "alone:";
/** Beside what a VPC holds: the ways of what comes from outside. */
export const GUTTER = 34;
/** What a VPC has that is in none of its subnets, or in one that nobody knows. */
const EDGE = ["internet-gateway", "egress-gateway", "load-balancer", "nat-gateway"] as const;
const HEAD = 32;
const GAP = 12;

/** A VPC and all that stands in it. @returns where it ends */
export function vpc(canvas: Canvas, part: Part, { x, y, width }: Omit<Row, "within">): number {
  const name = part.address === undefined ? part.label : `VPC ${part.label}`;
  return canvas.frame(part, { x, y, width }, () => inside(canvas, part.id, { x, y, width }), {
    name,
  });
}

function inside(canvas: Canvas, id: string, { x, y, width }: Omit<Row, "within">): number {
  const children =
    id === ALONE
      ? canvas.childrenOf(undefined).filter((part) => !isListed(canvas, part))
      : canvas.childrenOf(id);
  const of = (...kinds: Part["kind"][]) => children.filter(({ kind }) => kinds.includes(kind));
  const row = (at: number): Row => ({
    x: x + GUTTER,
    y: at,
    width: width - 2 * GUTTER,
    within: id,
  });

  const edge = EDGE.flatMap((kind) => of(kind));
  let bottom = y + HEAD;
  const below = (end: number) => {
    if (end > bottom) bottom = end + GAP;
  };
  below(flow(canvas, edge, row(bottom), { width: 300, height: 44, withKind: true }));
  const tiers = of("tier");
  const zones = zonesOf(canvas, tiers);
  for (const one of tiers) below(tier(canvas, one, row(bottom), zones));
  for (const cluster of of("cluster")) below(clusterFrame(canvas, cluster, row(bottom)));
  below(services(canvas, of("service", "schedule"), row(bottom)));
  below(flow(canvas, of("subnet"), row(bottom), { width: 240, height: 44, withKind: true }));
  const endpoints = select(of("endpoint"), 20, 60);
  const folded = foldOf(`more-endpoints:${id}`, endpoints.folded, "endpoints");
  const shown = [...endpoints.shown, ...(endpoints.folded.length > 0 ? [folded] : [])];
  below(flow(canvas, shown, row(bottom), { width: 193, height: 28, withKind: true }));
  return bottom;
}

/** Every zone is a column, the same one in all tiers. */
function zonesOf(canvas: Canvas, tiers: readonly Part[]): readonly (string | undefined)[] {
  const zones = tiers
    .flatMap(({ id }) => canvas.childrenOf(id))
    .filter(({ kind }) => kind === "subnet")
    .map(({ zone }) => zone);
  const named = [...new Set(zones.filter((zone) => zone !== undefined))].toSorted();
  return zones.includes(undefined) ? [...named, undefined] : named;
}
