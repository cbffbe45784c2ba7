import type { PartStatus, Tally } from "../../picture/types";

/** Everything that is drawn, with its place. Units are pixels at full size. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Those that hold others come before them. */
  readonly boxes: readonly Box[];
  readonly texts: readonly Text[];
  readonly lines: readonly Line[];
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A `frame` holds boxes, a `card` stands alone, a `row` is a line of a list. */
export type Look = "frame" | "card" | "row";

export interface Box extends Area {
  readonly id: string;
  readonly look: Look;
  /** Id of the box that it stands in. */
  readonly within?: string;
  readonly status: PartStatus;
  /** What changes of what it holds. */
  readonly tally: Tally;
  readonly isPreview: boolean;
  /** Of a stack that Terraform could not plan. */
  readonly isFailed?: boolean;
  /** Where the page tells more. */
  readonly href?: string;
  /** In full, what the texts may have shortened. */
  readonly title: string;
  readonly texts: readonly Text[];
}

export interface Text {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly tone: "heading" | "strong" | "plain" | "muted" | "preview" | PartStatus;
}

export interface Line {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly status: PartStatus;
  readonly title: string;
}
