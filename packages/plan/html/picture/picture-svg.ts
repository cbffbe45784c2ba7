import { escaped } from "../markup";
import { STATUSES, isQuiet, tallyOf, worstOf } from "../../picture/statuses";
import type { PartStatus, Picture } from "../../picture/types";
import { sceneOf } from "./scene-of";
import type { Box, Line, Text } from "./scene";
import { tallyInWords } from "./words";

/**
 * The picture as an element of a page. It takes its colours from the page by PICTURE_CSS.
 * Its role is a group's and no image's, because what an image holds cannot be reached by keyboard.
 */
export function pictureSvg(picture: Picture): string {
  const { width, height, boxes, texts, lines } = sceneOf(picture);
  const size = `${number(width)} ${number(height)}`;
  return [
    `<svg class="picture" role="group" aria-labelledby="picture-title picture-desc" viewBox="0 0 ${size}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="picture-title">The environment and what changes in it</title>`,
    `<desc id="picture-desc">${escaped(description(picture))}</desc>`,
    ...boxes.map(drawBox),
    ...lines.toSorted((a, b) => rank(b.status) - rank(a.status)).map(drawLine),
    ...texts.map(drawText),
    "</svg>",
  ].join("\n");
}

/** What is graver is drawn over what is less so. */
const rank = (status: PartStatus): number => STATUSES.indexOf(status);

function description({ stacks, parts }: Picture): string {
  const statuses = stacks.flatMap(({ tally }) =>
    Object.entries(tally).flatMap(([status, count]) =>
      Array<PartStatus>(count).fill(status as PartStatus),
    ),
  );
  const changes = tallyInWords(tallyOf(statuses));
  return `${String(stacks.length)} stacks and ${String(parts.length)} parts. ${changes === "" ? "Nothing changes" : `Resources: ${changes}`}. Each part is a link to its changes or its stack.`;
}

function drawBox(box: Box): string {
  const { x, y, width, height, look, status, tally, isPreview, isFailed, href, title, texts } = box;
  const held = worstOf(tally);
  const classes = [
    "picture-box",
    `is-${look}`,
    `is-${status}`,
    ...(isQuiet(status) && !isQuiet(held) ? [`holds-${held}`] : []),
    ...(isFailed ? ["is-failed"] : []),
    ...(isPreview && !isQuiet(status) ? ["is-preview"] : []),
  ].join(" ");
  const area = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  const content = [
    `<title>${escaped(title)}</title>`,
    `<rect ${area} rx="${look === "row" ? "3" : "6"}"/>`,
    ...texts.map(drawText),
  ].join("");
  return href === undefined
    ? `<g class="${classes}">${content}</g>`
    : `<a class="${classes}" href="${escaped(href)}">${content}</a>`;
}

function drawText({ x, y, text, size, tone }: Text): string {
  return `<text class="tone-${tone}" x="${number(x)}" y="${number(y)}" font-size="${number(size)}">${escaped(text)}</text>`;
}

function drawLine({ points, status, title }: Line): string {
  const path = points.map(([x, y]) => `${number(x)},${number(y)}`).join(" ");
  return `<g class="picture-line is-${status}"><title>${escaped(title)}</title><polyline points="${path}"/>${head(points)}</g>`;
}

/** The point of an arrow, in the direction of its last stretch. */
function head(points: Line["points"]): string {
  const [[toX, toY] = [0, 0], [fromX, fromY] = [0, 0]] = points.toReversed();
  const length = Math.hypot(toX - fromX, toY - fromY);
  const [dx, dy] = length === 0 ? [0, 1] : [(toX - fromX) / length, (toY - fromY) / length];
  const corner = (along: number, across: number) =>
    `${number(toX - dx * along - dy * across)},${number(toY - dy * along + dx * across)}`;
  return `<polygon points="${corner(0, 0)} ${corner(8, 4)} ${corner(8, -4)}"/>`;
}

const number = (value: number): string => String(Math.round(value * 10) / 10);
