import { z } from "zod";

export type Schema = z.core.$ZodType;

/** The keys of the object that a path leads to in the schema; none where any key is allowed. */
export function allowedKeys(
  schema: Schema,
  path: readonly PropertyKey[],
  input: unknown,
): readonly string[] {
  const target = schemaAt(schema, path, input);
  return target instanceof z.ZodObject ? Object.keys(target.shape) : [];
}

/**
 * The schema of the setting that a path leads to. Where a setting (such as `kind`) chooses between
 * several, the input decides; a choice that it leaves open stays one.
 */
export function schemaAt(
  schema: Schema,
  path: readonly PropertyKey[],
  input: unknown,
): Schema | undefined {
  const target = chosenSchema(unwrapSchema(schema), input);
  const [key, ...rest] = path;
  if (key === undefined) return target;
  const child = childOf(target, key);
  return child && schemaAt(child, rest, memberOf(input, key));
}

/** What a key leads to in plain data. */
export function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** What an input chooses where a setting (such as `kind`) decides; otherwise the schema itself. */
export function chosenSchema(schema: Schema, input: unknown): Schema {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const { discriminator } = schema.def;
  const value = memberOf(input, discriminator);
  const option = schema.options.find((candidate) => {
    const tag = childOf(candidate, discriminator);
    return tag && z.core.safeParse(tag, value).success;
  });
  return option ?? schema;
}

function childOf(schema: Schema, key: PropertyKey): Schema | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Schema>> = schema.shape;
    return shape[String(key)];
  }
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

/** The schema below its defaults. */
export function unwrapSchema(schema: Schema): Schema {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional
    ? unwrapSchema(schema.unwrap())
    : schema;
}
