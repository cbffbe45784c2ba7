/** What may stand in an attribute of a resource, and under it. */
export type AttributeSchema = ValueSchema | MapSchema | BlockSchema;

/** A value, or a list of values: nothing has a name under it. */
export interface ValueSchema {
  readonly kind: "value";
  /** As JavaScript names it; any where nothing is known of it. */
  readonly type: "string" | "number" | "boolean" | "any";
  readonly isList: boolean;
}

/** Any keys. */
export interface MapSchema {
  readonly kind: "map";
}

export interface BlockSchema {
  readonly kind: "block";
  /** Whether cdktf writes a list of them, or a single one. */
  readonly isList: boolean;
  readonly attributes: () => Attributes;
}

/** By name as Terraform spells it (snake_case). */
export type Attributes = ReadonlyMap<string, AttributeSchema>;

export const ANY: ValueSchema = { kind: "value", type: "any", isList: false };
export const TEXT: ValueSchema = { kind: "value", type: "string", isList: false };
export const BOOLEAN: ValueSchema = { kind: "value", type: "boolean", isList: false };
export const TEXTS: ValueSchema = { kind: "value", type: "string", isList: true };
export const MAP: MapSchema = { kind: "map" };
