import { fenceOf } from "./escape";

/** A part of the page that can be cut after any of its units. */
export interface Section {
  readonly open: string;
  readonly units: readonly string[];
  readonly close: string;
  /** What the units are, in the plural: `changes of dev-network`. */
  readonly what: string;
  /** Who takes room first; 0 is the first. */
  readonly claim: number;
  /** Characters that it takes at most, so that others after it get some. @default all there are */
  readonly most?: number;
}

/** Room is taken in this order; what comes first is cut only when it alone is too long. */
export const CLAIMS = { errors: 0, gates: 1, stacks: 2, dangerous: 3, tables: 4, details: 5 };

/** A section of lines in a block of code. */
export function codeSection(
  language: "diff" | "text",
  lines: readonly string[],
  {
    before,
    after = "",
    ...section
  }: Omit<Section, "open" | "close" | "units"> & {
    readonly before: string;
    readonly after?: string;
  },
): Section {
  const fence = fenceOf(lines);
  return {
    ...section,
    open: `${before}\n\n${fence}${language}`,
    units: lines,
    close: after === "" ? fence : `${fence}\n\n${after}`,
  };
}
