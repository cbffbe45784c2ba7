import type { Part, Picture } from "../../picture/types";
import { PartBoxes } from "./part-box";
import type { Area, Box, Look, Text } from "./scene";

/** Where lines may reach a box. */
export interface Slot extends Area {
  /** Free ways above and under its row. */
  readonly above: number;
  readonly under: number;
  /** How far under `above` lines run that reach it. */
  readonly lane: number;
  /** It spans its row: lines reach it from the sides. */
  readonly isWide?: true;
  /** Free ways beside its grid. */
  readonly left: number;
  readonly right: number;
}

/** What is drawn so far, and what the parts of a picture stand in. */
export class Canvas {
  readonly boxes: Box[] = [];
  readonly texts: Text[] = [];
  readonly slots = new Map<string, Slot>();
  private readonly made: PartBoxes;
  private readonly linked: ReadonlySet<string>;
  private readonly children = new Map<string | undefined, Part[]>();

  constructor(readonly picture: Picture) {
    this.made = new PartBoxes(picture);
    const traffic = picture.arrows.filter(({ kind }) => kind === "traffic");
    this.linked = new Set(traffic.flatMap(({ from, to }) => [from, to]));
    const known = new Set(picture.parts.map(({ id }) => id));
    for (const part of picture.parts) {
      const { parent } = part;
      // What stands in something that is not drawn stands by itself.
      const within = parent !== undefined && known.has(parent) ? parent : undefined;
      const others = this.children.get(within);
      if (others) others.push(part);
      else this.children.set(within, [part]);
    }
  }

  /** Whether a line of traffic begins or ends at a part. */
  isLinked(id: string): boolean {
    return this.linked.has(id);
  }

  childrenOf(id: string | undefined): readonly Part[] {
    return this.children.get(id) ?? [];
  }

  add(part: Part, area: Area, look: Look, within?: string, name?: string): Box {
    const box = this.made.box(part, area, look, within, name);
    this.boxes.push(box);
    return box;
  }

  /** Puts a box's place before those of what it holds, whose height is known only afterwards. */
  frame(
    part: Part,
    area: Omit<Area, "height">,
    draw: () => number,
    options: { readonly within?: string; readonly name?: string } = {},
  ): number {
    const index = this.boxes.length;
    const bottom = draw();
    const height = bottom - area.y;
    const box = this.made.box(part, { ...area, height }, "frame", options.within, options.name);
    this.boxes.splice(index, 0, box);
    return bottom;
  }

  heading(x: number, y: number, text: string): void {
    this.texts.push({ x, y, text, size: 14, tone: "heading" });
  }
}
