/**
 * Texts of policies and requests as lists of tokens, so that a character, a wildcard and a part that
 * only a plan knows cannot be mistaken for each other.
 */
export type Token =
  | { readonly kind: "character"; readonly character: string }
  /** `?` */
  | { readonly kind: "one" }
  /** `*` */
  | { readonly kind: "any" }
  /** A Terraform expression whose value is not known yet. */
  | { readonly kind: "unresolved"; readonly text: string };

export const characters = (text: string): Token[] =>
  Array.from(text, (character) => ({ kind: "character", character }));

/** Literal text, but for `*` and `?`. */
export const wildcards = (text: string): Token[] =>
  Array.from(text, (character) =>
    character === "*"
      ? { kind: "any" }
      : character === "?"
        ? { kind: "one" }
        : { kind: "character", character },
  );

const texts = new WeakMap<readonly Token[], string>();

/** As it is written in a policy. */
export function textOf(tokens: readonly Token[]): string {
  const text = texts.get(tokens) ?? written(tokens);
  texts.set(tokens, text);
  return text;
}

const written = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.kind === "character"
        ? token.character
        : token.kind === "unresolved"
          ? token.text
          : token.kind === "any"
            ? "*"
            : "?",
    )
    .join("");

export const lowerCase = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) =>
    token.kind === "character" ? { ...token, character: token.character.toLowerCase() } : token,
  );

export const isResolved = (tokens: readonly Token[]): boolean =>
  tokens.every(({ kind }) => kind !== "unresolved");
