import { z } from "zod";
import { environmentSchema } from "../../config/schema/environment";

function pathsIn(schema: z.core.JSONSchema.BaseSchema, parent = ""): readonly string[] {
  const inner = (one: z.core.JSONSchema._JSONSchema | undefined, at: string) =>
    typeof one === "object" ? pathsIn(one, at) : [];
  const { items } = schema;
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
      const at = parent === "" ? key : `${parent}.${key}`;
      return [at, ...inner(one, at)];
    }),
    ...inner(schema.additionalProperties, `${parent}.<name>`),
    ...(Array.isArray(items) ? [] : inner(items, `${parent}[]`)),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((one) => inner(one, parent)),
  ];
}

/** Paths of all settings, as zod itself tells other tools: `services.<name>.port`. */
export const PATHS: readonly string[] = [
  ...new Set(pathsIn(z.toJSONSchema(environmentSchema, { io: "input" }))),
];
