import { stripVTControlCharacters } from "node:util";

/** What a person reads when an assertion fails, without its colours. */
export function failureOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  }
  throw new Error("the assertion passed");
}
