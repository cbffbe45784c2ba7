import type { Json } from "#terraform";
import type { PartStatus } from "./types";

/** A resource that will be there, that goes, or both: of the configuration, or of its plan alone. */
export interface Element {
  readonly stack: string;
  /** Terraform's, without the key of one of several. */
  readonly address: string;
  /** The same with the key, of the gravest change; the address where nothing changes. */
  readonly changedAddress: string;
  readonly type: string;
  /** The construct's path in its stack: `private/a/subnet`. Made from the address where none is known. */
  readonly path: readonly string[];
  /** References in it are resolved. Of what goes: what the plan says of it. */
  readonly attributes: Json;
  readonly status: PartStatus;
  readonly preview: boolean;
}

/** Unique among elements that are no leftovers. */
export const keyOf = ({ stack, address }: Pick<Element, "stack" | "address">): string =>
  `${stack}:${address}`;

/** A number or a text as a text. */
export const plainOf = (value: unknown): string | undefined =>
  typeof value === "number" || typeof value === "string" ? String(value) : undefined;
