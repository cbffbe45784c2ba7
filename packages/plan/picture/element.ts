import type { PartStatus } from "./types";

export type Attributes = Readonly<Record<string, unknown>>;

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
  readonly attributes: Attributes;
  readonly status: PartStatus;
  readonly preview: boolean;
}

/** Unique among elements that are no leftovers. */
export const keyOf = ({ stack, address }: Pick<Element, "stack" | "address">): string =>
  `${stack}:${address}`;

/** An attribute that is a text, and known. */
export function textOf(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === "string" && value !== "" && !value.includes("${") ? value : undefined;
}

/** A block of Terraform's, which JSON writes as an object or a list of objects. */
export function blocksOf(attributes: Attributes, name: string): Attributes[] {
  const value = attributes[name] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((block) => typeof block === "object" && block !== null) as Attributes[];
}

export function listOf(attributes: Attributes, name: string): readonly unknown[] {
  const value = attributes[name];
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A number or a text as a text. */
export const plainOf = (value: unknown): string | undefined =>
  typeof value === "number" || typeof value === "string" ? String(value) : undefined;
