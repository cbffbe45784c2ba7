import {
  type Attributes,
  type AttributeSchema,
  type BlockSchema,
  nearest,
  type ValueSchema,
} from "#terraform";
import { checkValues } from "./check-values";
import { isAsymmetric, isPlainObject } from "./compare";

type Json = Readonly<Record<string, unknown>>;

/**
 * Refuses what a test expects and no configuration could ever have. A misspelt attribute would
 * otherwise make `.not` pass.
 *
 * @param what the attributes belong to: `aws_vpc`
 * @throws Error when a key is not in the schema, at any depth, or a value can never be there
 */
export function checkAttributes(what: string, expected: Json, schema: Attributes): void {
  for (const [key, value] of Object.entries(expected)) checkValues(`${what}: ${key}`, value);
  checkKeys(what, "", expected, schema);
}

function checkKeys(what: string, path: string, expected: Json, schema: Attributes): void {
  for (const [key, value] of Object.entries(expected)) {
    const attribute = schema.get(key);
    if (!attribute) throw new Error(unknownKey(what, path, key, schema));
    checkShape(what, path === "" ? key : `${path}.${key}`, value, attribute);
  }
}

function checkShape(what: string, at: string, value: unknown, schema: AttributeSchema): void {
  if (value === null) return;
  if (isAsymmetric(value)) {
    checkSample(what, at, value, schema);
  } else if (schema.kind === "value") {
    checkType(what, at, value, schema);
  } else if (schema.kind === "block") {
    if (schema.isList && isPlainObject(value)) {
      throw new Error(`${what}: ${at} is a list of blocks: write [{ ... }]`);
    }
    if (!schema.isList && Array.isArray(value)) {
      throw new Error(`${what}: ${at} is a single block: write { ... }`);
    }
    checkBlocks(what, at, value, schema);
  }
}

function checkType(what: string, at: string, value: unknown, { type, isList }: ValueSchema): void {
  if (isPlainObject(value)) {
    throw new Error(`${what}: ${at} is no block: write a value, or json({ ... }) where it is JSON`);
  }
  // A reference may stand for a value of any type.
  if (type === "any" || (typeof value === "string" && value.includes("${"))) return;
  if (isList !== Array.isArray(value)) {
    const remedy = isList ? "a list: write [ ... ]" : "a single value, and not a list";
    throw new Error(`${what}: ${at} is ${remedy}`);
  }
  for (const item of isList ? (value as unknown[]) : [value]) {
    if (isAsymmetric(item) || typeof item === type) continue;
    if (typeof item === "string" && item.includes("${")) continue;
    throw new Error(`${what}: ${at} is a ${type}, and not ${JSON.stringify(item)}`);
  }
}

/** What stands in `expect.objectContaining()`, `expect.arrayContaining()` and their like. */
function checkSample(what: string, at: string, matcher: object, schema: AttributeSchema): void {
  if (schema.kind === "block" && "sample" in matcher) {
    checkBlocks(what, at, matcher.sample, schema);
  }
}

/** @param value a block, or a list of them */
function checkBlocks(what: string, at: string, value: unknown, schema: BlockSchema): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      checkBlocks(what, `${at}[${index}]`, item, schema);
    });
  } else if (isAsymmetric(value)) {
    checkSample(what, at, value, schema);
  } else if (isPlainObject(value)) {
    checkKeys(what, at, value, schema.attributes());
  }
}

function unknownKey(what: string, path: string, key: string, schema: Attributes): string {
  const where = path === "" ? what : `${what}: ${path}`;
  const suggestion = nearest(key, [...schema.keys()]);
  return `${where} has no attribute ${key} that can be set; did you mean ${suggestion ?? "none: it has none"}?`;
}
