import { formatBlocks } from "../values/addresses";
import { intersection, type Ports } from "#aws";
import type { Way } from "./way";

/** From and to which addresses ports are open that only a part reaches. */
export function partOf({ hops }: Way, partly: Ports): string {
  const parts = hops.flatMap(({ paths }) => {
    const open = paths.filter((path) => isOpen(path.passing.some.open, partly));
    const sides = (["from", "to"] as const).map((side) => {
      const all = new Set(paths.map((path) => path[side].address.text));
      const reached = open.map((path) => path[side].address);
      const isPart = new Set(reached.map(({ text }) => text)).size < all.size;
      return isPart ? [`${side} ${formatBlocks(reached.flatMap(({ ranges }) => ranges))}`] : [];
    });
    return open.length === 0 ? [] : sides.flat();
  });
  return parts.length > 0 ? parts.join(" ") : "partly";
}

const isOpen = (open: Ports, asked: Ports) => intersection(open, asked).length > 0;
