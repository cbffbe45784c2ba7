import { type Attributes, type AttributeSchema, MAP } from "#terraform";

const declared = new Map<string, Set<string>>();

/**
 * Attributes that the provider's classes do not have and that a configuration sets nevertheless, as
 * overrides: one that is newer than the classes, or all of a type whose provider has no package.
 * Matchers take them from here on, in this test file, with anything under them.
 *
 * @param type also `backend.<type>`, for a backend's settings
 * @param reason why the classes do not have them, for whoever reads the test
 * @throws Error when no attribute or no reason is given
 */
export function declareAttributes(
  type: string,
  attributes: readonly string[],
  reason: string,
): void {
  if (attributes.length === 0) throw new Error(`${type}: name the attributes to declare`);
  if (reason.trim() === "") throw new Error(`${type}: say why its classes lack the attributes`);
  declared.set(type, new Set([...(declared.get(type) ?? []), ...attributes]));
}

/** @returns nothing where none is declared */
export function declaredAttributes(type: string): Attributes | undefined {
  const names = declared.get(type);
  return names && new Map([...names].map((name): [string, AttributeSchema] => [name, MAP]));
}
