import {
  type Attributes,
  attributesOf,
  BACKENDS,
  META_ARGUMENTS,
  takesDefaultTags,
} from "#terraform";
import { declaredAttributes } from "../declare-attributes";

/**
 * What may be asked of a resource: the attributes of its type, those that the test declares, and
 * what Terraform takes in every resource.
 *
 * @throws Error when there is no such type
 */
export function schemaOf(type: string): Attributes {
  return new Map([...typeSchemaOf(type), ...META_ARGUMENTS]);
}

/** Without what every resource takes. */
function typeSchemaOf(type: string): Attributes {
  const declared = declaredAttributes(type);
  const known = ofClass(type, declared, attributesOf);
  for (const name of declared?.keys() ?? []) {
    // It would hide what may stand under the attribute.
    if (known?.has(name)) {
      throw new Error(`${type}: ${name} is declared, but its class has it: remove the declaration`);
    }
  }
  return new Map([...(known ?? []), ...(declared ?? [])]);
}

/**
 * Whether resources of a type have tags, its provider's default ones among them.
 * @throws Error when there is no such type
 */
export function takesTags(type: string): boolean {
  const declared = declaredAttributes(type);
  return ofClass(type, declared, takesDefaultTags) ?? declared?.has("tags") === true;
}

/** @returns nothing where a type has no class and the test declares its attributes */
function ofClass<T>(
  type: string,
  declared: Attributes | undefined,
  read: (type: string) => T,
): T | undefined {
  try {
    return read(type);
  } catch (error) {
    if (declared) return undefined;
    throw new Error(`${messageOf(error)} For what has no class: declareAttributes()`, {
      cause: error,
    });
  }
}

/** @throws Error when the backend's settings are not known here and the test declares none */
export function backendSchemaOf(type: string): Attributes {
  const declared = declaredAttributes(`backend.${type}`);
  const known = BACKENDS.get(type);
  if (!known && !declared) {
    throw new Error(
      `backend ${type}: known are ${[...BACKENDS.keys()].join(", ")}; for another declareAttributes("backend.${type}", [...], reason)`,
    );
  }
  return new Map([...(known ?? []), ...(declared ?? [])]);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
