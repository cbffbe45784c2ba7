import { stackAnchor } from "../anchor";
import { isQuiet, worstOf } from "../../picture/statuses";
import type { PartStatus, StackTile, Tally } from "../../picture/types";
import type { Canvas } from "./canvas";
import { chips } from "./chips";
import type { Area, Box, Text } from "./scene";
import { DETAIL_SIZE, LABEL_SIZE } from "./part-box";
import { commonPrefix } from "./prefix";
import { fit, fits } from "./text";
import { STACK_WORDS, tallyInWords } from "./words";

const GAP = 10;
const HEIGHT = 44;
const PAD = 10;
const LABEL = 26;
const COLUMNS = 6;
const TONES: Readonly<Record<string, Text["tone"]>> = {
  [STACK_WORDS.failed]: "delete",
  [STACK_WORDS.preview]: "preview",
};
/** Of one wave, before those are folded to which nothing happens. */
const FEW = 12;
/** Chains longer than this end in one wave, so that the picture stays a picture. */
const WAVES = 8;

/** Stacks in the order of their deployment, a row or more for each wave. @returns where they end */
export function stackRows(canvas: Canvas, x: number, y: number, width: number): number {
  const { stacks } = canvas.picture;
  const prefix = commonPrefix(stacks.map(({ id }) => id));
  const waves = [...new Set(stacks.map(waveOf))].toSorted((a, b) => a - b);
  const cardWidth = (width - LABEL - GAP * (COLUMNS - 1)) / COLUMNS;
  let top = y;
  for (const wave of waves) {
    const text = `${String(wave + 1)}.`;
    canvas.texts.push({ x, y: top + 27, text, size: LABEL_SIZE, tone: "muted" });
    const { shown, folded } = selectTiles(stacks.filter((tile) => waveOf(tile) === wave));
    const boxes = [
      ...shown.map((tile) => (area: Area) => tileBox(tile, tile.id.slice(prefix.length), area)),
      ...(folded.length > 0 ? [(area: Area) => foldBox(wave, folded, area)] : []),
    ];
    for (const [index, toBox] of boxes.entries()) {
      const left = x + LABEL + (index % COLUMNS) * (cardWidth + GAP);
      const row = top + Math.floor(index / COLUMNS) * (HEIGHT + GAP);
      canvas.boxes.push(toBox({ x: left, y: row, width: cardWidth, height: HEIGHT }));
    }
    top += Math.ceil(boxes.length / COLUMNS) * (HEIGHT + GAP);
  }
  return top - GAP;
}

const waveOf = ({ wave }: StackTile): number => Math.min(wave, WAVES - 1);

function selectTiles(tiles: readonly StackTile[]) {
  const isStill = ({ status }: StackTile) => status === "unchanged" || status === "unplanned";
  const folded = tiles.length <= FEW ? [] : tiles.filter(isStill);
  return folded.length < 2
    ? { shown: tiles, folded: [] }
    : { shown: tiles.filter((tile) => !isStill(tile)), folded };
}

function tileBox(tile: StackTile, label: string, area: Area): Box {
  const { id, status, tally, dependencies, holds } = tile;
  const needs = dependencies.length === 0 ? [] : [`after ${dependencies.join(", ")}`];
  const held = Object.entries(holds.what).map(([word, count]) => `${String(count)} ${word}`);
  const changes = tallyInWords(tally);
  return {
    ...box(`stack:${id}`, label, STACK_WORDS[status], tally, area),
    status: stackStatus(tile),
    isPreview: status === "preview",
    isFailed: status === "failed",
    title: [
      `Stack ${id}: ${STACK_WORDS[status]}${changes && `, ${changes}`}`,
      ...needs,
      ...(held.length > 0 ? [`has ${held.join(", ")} that are drawn nowhere else`] : []),
    ].join(". "),
    ...(status !== "unplanned" && { href: `#${stackAnchor(id)}` }),
  };
}

/** The gravest thing in it; of a failed one nobody knows. */
function stackStatus({ status, tally }: StackTile): PartStatus {
  if (status === "failed" || status === "skipped" || status === "unplanned") return "unplanned";
  const found = worstOf(tally);
  // Only outputs change.
  return isQuiet(found) && status === "changed" ? "update" : found;
}

function foldBox(wave: number, folded: readonly StackTile[], area: Area): Box {
  const label = `${String(folded.length)} more`;
  const title = `${label}, to which nothing happens: ${folded.map(({ id }) => id).join(", ")}`;
  return { ...box(`more-stacks:${String(wave)}`, label, "unchanged", {}, area), title };
}

function box(id: string, label: string, word: string, tally: Tally, area: Area): Box {
  const { x, y, width } = area;
  const right = x + width - PAD;
  const room = width - 2 * PAD;
  const beside = chips(tally, right, y + 19);
  const isBeside = fits(label, LABEL_SIZE, room - beside.width);
  const counts = isBeside ? beside : chips(tally, right, y + 36);
  const said = fit(word, DETAIL_SIZE, isBeside ? room : room - counts.width);
  return {
    ...area,
    id,
    look: "card",
    status: "unchanged",
    tally,
    isPreview: false,
    title: label,
    texts: [
      text(x, y + 19, fit(label, LABEL_SIZE, room), LABEL_SIZE, "strong"),
      text(x, y + 36, said, DETAIL_SIZE, TONES[word] ?? "muted"),
      ...counts.texts,
    ],
  };
}

const text = (x: number, y: number, content: string, size: number, tone: Text["tone"]): Text => ({
  x: x + PAD,
  y,
  text: content,
  size,
  tone,
});
