import { z } from "zod";
import { chosenSchema, type Schema, unwrapSchema } from "./allowed-keys";
import { didYouMean } from "./did-you-mean";
import { unsound } from "./rules/rule";

/**
 * An environment's settings, defaults filled in, of which some may be wrong: whatever is well formed is
 * there, so that one mistake hides no other. A rule that reads what is wrong says nothing
 * (config/rules/rule.ts).
 * @returns the sections; one that is wrong as a whole is left out
 */
export function soundSections(
  shape: Readonly<Record<string, Schema>>,
  input: unknown,
): Readonly<Record<string, unknown>> {
  if (!isPlainObject(input)) return {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([section, schema]) => {
      const part = soundPart(schema, input[section]);
      return part ? [[section, part.value]] : [];
    }),
  );
}

/** The sound part of a setting's value, if any of it is. */
function soundPart(schema: Schema, input: unknown): { readonly value: unknown } | undefined {
  const parsed = z.core.safeParse(schema, input);
  if (parsed.success) return { value: parsed.data };
  const inner = chosenSchema(unwrapSchema(schema), input);
  if (inner instanceof z.ZodObject && isPlainObject(input)) {
    return { value: soundMembers(Object.entries(inner.shape), input) };
  }
  if (inner instanceof z.ZodRecord && isPlainObject(input)) {
    const { valueType } = inner;
    return {
      value: soundMembers(
        Object.keys(input).map((key) => [key, valueType]),
        input,
      ),
    };
  }
  return undefined;
}

/**
 * An object whose wrong members cannot be read, nor one that is not there where a key that is no
 * setting looks like it, misspelt.
 */
function soundMembers(
  schemas: readonly (readonly [key: string, schema: Schema])[],
  input: Readonly<Record<string, unknown>>,
): unknown {
  const target = {};
  const known = new Set(schemas.map(([key]) => key));
  const unknown = Object.keys(input).filter((key) => !known.has(key));
  for (const [key, schema] of schemas) {
    const isMisspelt = !(key in input) && unknown.some((other) => didYouMean(other, [key]) !== "");
    const part = isMisspelt ? undefined : soundPart(schema, input[key]);
    Object.defineProperty(target, key, {
      enumerable: true,
      ...(part ?? { get: unsound }),
    });
  }
  return target;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
