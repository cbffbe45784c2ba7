import { differences } from "./expected/compare";
import { type Mismatch, Matching } from "./expected/matching";

export class JsonText extends Matching {
  constructor(private readonly expected: unknown) {
    super();
  }

  differencesTo(received: unknown, path: string): readonly Mismatch[] {
    const parsed = parseJson(received);
    if (!parsed) return [{ path, expected: this, received }];
    return differences(this.expected, parsed.value, path);
  }

  toAsymmetricMatcher(): string {
    return `json(${JSON.stringify(this.expected)})`;
  }
}

/**
 * A text that holds JSON with the given value in it, as far as it is given: objects may name just
 * the keys that matter. Terraform's references within the text stay as they are. A whole expression
 * (`jsonencode`) is no JSON before an apply.
 */
export function json(expected: unknown): Matching {
  return new JsonText(expected);
}

/** @returns nothing where the text is no JSON */
function parseJson(text: unknown): { readonly value: unknown } | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
