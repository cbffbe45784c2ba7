import { type Block, contains, formatBlock, pieces } from "#aws";

/**
 * Addresses that every cut holds or misses alike. Its own block is one of its ranges and stands for
 * all of them: what a rule, a route or a subnet says of it, it says of the rest.
 */
export interface Addresses extends Block {
  readonly ranges: readonly Block[];
  /** `10.0.0.0/20`, `the internet` */
  readonly text: string;
}

/** The addresses of ranges, those together that the cuts treat alike. */
export function alike(ranges: readonly Block[], cuts: readonly Block[]): Addresses[] {
  const classes = new Map<string, Block[]>();
  for (const piece of ranges.flatMap((range) => pieces(range, cuts))) {
    const holders = cuts.flatMap((cut, index) => (contains(cut, piece) ? [index] : []));
    const key = `${String(piece.family)} ${holders.join(" ")}`;
    classes.set(key, [...(classes.get(key) ?? []), piece]);
  }
  return [...classes.values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, ranges: same, text: formatBlocks(same) })),
  );
}

/** Blocks as AWS writes them; those that touch are one. */
export function formatBlocks(blocks: readonly Block[]): string {
  const merged: Block[] = [];
  for (const block of blocks.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const last = merged.at(-1);
    if (last?.family === block.family && block.start <= last.end + 1n) {
      merged.splice(-1, 1, { ...last, end: block.end > last.end ? block.end : last.end });
    } else merged.push(block);
  }
  return merged.map(formatBlock).join(", ");
}
