import type { SynthesizedResource } from "#terraform";
import { differences, distanceOf } from "../expected/compare";
import { absent } from "../absent";
import type { Mismatch } from "../expected/matching";

const MOST_DESCRIBED = 5;

/** How Jest prints values, with its colours: `this.utils` of a matcher. */
export interface Print {
  readonly printExpected: (value: unknown) => string;
  readonly printReceived: (value: unknown) => string;
}

export interface Miss {
  readonly resource: SynthesizedResource;
  readonly differences: readonly Mismatch[];
}

/** Each resource with where it differs, the nearest first. */
export function missesOf(resources: readonly SynthesizedResource[], expected: unknown): Miss[] {
  return resources
    .map((resource) => ({ resource, differences: differences(expected, resource.attributes) }))
    .toSorted((one, other) => distanceOf(one.differences) - distanceOf(other.differences));
}

/** A resource by its address and, where it is known, its construct's path. */
export function nameOf({ stackId, address, path }: SynthesizedResource): string {
  return `${stackId}: ${address}${path === "" ? "" : ` (${path})`}`;
}

export function describeMiss(print: Print, { resource, differences: found }: Miss): string {
  return [`  ${nameOf(resource)}`, ...describeDifferences(print, found, "    ")].join("\n");
}

/** The first few, and how many there are beyond. */
export function describeMisses(print: Print, misses: readonly Miss[]): string[] {
  const more = misses.length - MOST_DESCRIBED;
  return [
    ...misses.slice(0, MOST_DESCRIBED).map((miss) => describeMiss(print, miss)),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** One line for each: where, what was expected, what is there. */
export function describeDifferences(
  { printExpected, printReceived }: Print,
  found: readonly Mismatch[],
  indent: string,
): string[] {
  return found.map(({ path, expected, received }) => {
    const where = path === "" ? "" : `${path}: `;
    const instead = received === undefined ? printReceived(absent) : printReceived(received);
    return `${indent}${where}expected ${printExpected(expected)}, received ${instead}`;
  });
}
