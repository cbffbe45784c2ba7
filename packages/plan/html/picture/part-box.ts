import { changeAnchor, stackAnchor } from "../anchor";
import { isQuiet, worstOf } from "../../picture/statuses";
import type { Part, Picture } from "../../picture/types";
import { chips } from "./chips";
import type { Area, Box, Look, Text } from "./scene";
import { fit, fits, widthOf } from "./text";
import { KIND_WORDS, SIGNS, STATUS_WORDS, tallyInWords } from "./words";

export const LABEL_SIZE = 13;
export const DETAIL_SIZE = 11.5;
const PAD = 10;
/** Left of it is where the way from outside runs. */
const VPC_PAD = 34;

/** Makes boxes of parts: sign and name, under it what it is, and how much changes inside. */
export class PartBoxes {
  /** Stacks that the page tells about. */
  private readonly stacks: ReadonlySet<string>;

  constructor(picture: Picture) {
    const planned = picture.stacks.filter(({ status }) => status !== "unplanned");
    this.stacks = new Set(planned.map(({ id }) => id));
  }

  /** @param name what stands first. @default the part's label */
  box(part: Part, area: Area, look: Look, within?: string, name = part.label): Box {
    const { id, status, preview = false, holds } = part;
    const href = this.hrefOf(part);
    return {
      ...area,
      id,
      look,
      ...(within !== undefined && { within }),
      status,
      tally: holds.tally,
      isPreview: preview,
      ...(href !== undefined && { href }),
      title: titleOf(part),
      texts: textsOf(part, area, look, name),
    };
  }

  private hrefOf({ stack, address, status, holds }: Part): string | undefined {
    if (stack !== undefined && address !== undefined && !isQuiet(status)) {
      return `#${changeAnchor(stack, address)}`;
    }
    const gravest = worstOf(holds.tally);
    const held = holds.changed.find((change) => change.status === gravest);
    if (held && !isQuiet(held.status)) return `#${changeAnchor(held.stack, held.address)}`;
    return stack !== undefined && this.stacks.has(stack) ? `#${stackAnchor(stack)}` : undefined;
  }
}

/** Where a box's texts begin, seen from its left edge. */
const padOf = ({ kind }: Part, look: Look): number =>
  kind === "vpc" && look === "frame" ? VPC_PAD : PAD;

function textsOf(part: Part, area: Area, look: Look, name: string): Text[] {
  const { status, detail, holds } = part;
  const { x, y, width, height } = area;
  const isOneLine = look !== "card" || height < 40;
  const first =
    look === "card" && isOneLine ? y + height / 2 + 4.5 : y + (look === "row" ? 14 : 19);
  const last = isOneLine ? first : y + 37;
  const start = x + padOf(part, look);
  const sign: Text[] = SIGNS[status]
    ? [{ x: start, y: first, text: SIGNS[status], size: LABEL_SIZE + 2, tone: status }]
    : [];
  const left = start + (sign.length > 0 ? 16 : 0);
  const right = x + width - PAD;
  const size = look === "row" ? DETAIL_SIZE + 0.5 : LABEL_SIZE;
  // The name has the line for itself where it needs it.
  const counted = chips(holds.tally, right, first);
  const isBeside = isOneLine || fits(name, size, right - left - counted.width);
  const counts = isBeside ? counted : chips(holds.tally, right, last);
  const label = fit(name, size, right - left - (isBeside ? counts.width : 0));
  const from = isOneLine ? left + widthOf(label, size) + 10 : left;
  const room = right - from - (isOneLine || !isBeside ? counts.width : 0);
  const shortened = detail === undefined ? "" : fit(detail, DETAIL_SIZE, room);
  // Beside a name, a piece of it says less than nothing.
  const under = isOneLine && shortened.endsWith("…") ? "" : shortened;
  return [
    ...sign,
    { x: left, y: first, text: label, size, tone: look === "row" ? "plain" : "strong" },
    ...(under === ""
      ? []
      : [{ x: from, y: last, text: under, size: DETAIL_SIZE, tone: "muted" as const }]),
    ...counts.texts,
  ];
}

/** All that is known of a part, for whoever points at it or has it read out. */
function titleOf({ kind, label, detail, status, preview, holds, address }: Part): string {
  const isCounted = address === undefined;
  const what = isCounted && kind !== "tier" ? label : `${KIND_WORDS[kind][0]} ${label}`;
  const said = isCounted ? "" : `: ${STATUS_WORDS[status]}${preview ? ", preview" : ""}`;
  const held = Object.entries(holds.what).map(([word, count]) => `${String(count)} ${word}`);
  const changes = tallyInWords(holds.tally);
  return [
    `${what}${said}`,
    ...(detail === undefined ? [] : [detail]),
    ...(held.length === 0 ? [] : [`with ${held.join(", ")}${changes && `: ${changes}`}`]),
  ].join(". ");
}
