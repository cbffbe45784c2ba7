import { INTERNET, type Part, type Picture } from "../../picture/types";
import { Canvas } from "./canvas";
import { groups, isListed } from "./groups";
import { legend } from "./legend";
import { lines } from "./lines";
import { ALONE, GUTTER, vpc } from "./network";
import type { Scene } from "./scene";
import { stackRows } from "./stack-rows";

const MARGIN = 16;
const NARROWEST = 1080;
/** A column of a zone, with what stands around all of them. */
const ZONE_WIDTH = 170;

/** Puts every part of a picture in its place: the same picture always gives the same scene. */
export function sceneOf(picture: Picture): Scene {
  const canvas = new Canvas(picture);
  const zones = new Set(picture.parts.flatMap(({ zone }) => zone ?? []));
  const width = Math.max(NARROWEST, zones.size * ZONE_WIDTH + 4 * GUTTER);
  const inner = width - 2 * MARGIN;

  const legendEnd = legend(canvas, MARGIN, 22, inner);
  canvas.heading(MARGIN, legendEnd + 34, "Stacks, in the order in which they are deployed");
  let bottom = stackRows(canvas, MARGIN, legendEnd + 48, inner);

  const roots = canvas.childrenOf(undefined);
  const networks = [
    ...roots.filter(({ kind }) => kind === "vpc"),
    ...(roots.some((part) => part.kind !== "vpc" && !isListed(canvas, part)) ? [REST] : []),
  ];
  const start = bottom + 40;
  if (networks.length > 0) canvas.heading(MARGIN, start, "Network and services");
  const isOpen =
    picture.arrows.some(({ from }) => from === INTERNET) ||
    picture.parts.some(({ kind }) => kind === "internet-gateway");
  bottom = networks.length > 0 ? start : bottom;
  if (isOpen) {
    const area = { x: MARGIN, y: start + 14, width: 110, height: 28 };
    canvas.add(OUTSIDE, area, "card");
    bottom = start + 42;
  }
  for (const network of networks) {
    bottom = vpc(canvas, network, { x: MARGIN, y: bottom + (isOpen ? 22 : 14), width: inner });
  }
  if (roots.some((part) => isListed(canvas, part))) {
    canvas.heading(MARGIN, bottom + 40, "Beside the network");
    bottom = groups(canvas, { x: MARGIN, y: bottom + 54, width: inner });
  }
  const left = MARGIN + GUTTER / 2;
  const gutters = { left, right: width - MARGIN - GUTTER / 2 };
  return {
    width,
    height: bottom + MARGIN,
    boxes: canvas.boxes,
    texts: canvas.texts,
    lines: lines(canvas, [left, start + 42], gutters),
  };
}

const NOTHING = { what: {}, tally: {}, changed: [] };

/** Around what stands in no VPC of the environment. */
const REST: Part = {
  id: ALONE,
  kind: "tier",
  label: "In no VPC of this environment",
  status: "unchanged",
  holds: NOTHING,
};

const OUTSIDE: Part = {
  id: INTERNET,
  kind: "tier",
  label: "Internet",
  status: "unchanged",
  holds: NOTHING,
};
