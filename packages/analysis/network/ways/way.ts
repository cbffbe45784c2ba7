import { isShut } from "../values/answer";
import type { Reach } from "../values/reach";
import type { Hop } from "./hop";

/** One way from a party to another, hop by hop. */
export interface Way extends Reach {
  readonly hops: readonly Hop[];
  /** On which port each hop is asked for, given the port that the first party asks for. */
  readonly portsOf: (port: number | undefined) => readonly (number | undefined)[];
  /** Why a port leads nowhere on this way, where that is all there is to say. */
  readonly objection?: (port: number | undefined) => string | undefined;
  /** What it goes through: gateways, and what passes it on. */
  readonly through: () => readonly string[];
}

/** The gateways that a hop goes through, where it is open. */
export function gateways({ paths }: Hop): string[] {
  const open = paths.filter(({ passing }) => !isShut(passing.some));
  return [...new Set(open.map(({ through }) => through))].filter((through) => through !== "");
}
