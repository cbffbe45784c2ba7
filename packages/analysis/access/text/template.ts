import { AccessError } from "../access-error";
import { type Token, characters, wildcards } from "./pattern";

/** A text of a policy: tokens, and variables that a request fills in. */
export type TemplatePart =
  | Token
  | { readonly kind: "variable"; readonly key: string; readonly fallback: string | undefined };

export interface TemplateOptions {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${key}` is a variable: only in version 2012-10-17 of the language. */
  readonly variables: boolean;
  /** Whether Terraform reads it first: `${...}` is an expression of it, and `$${...}` a variable. */
  readonly terraform: boolean;
}

/**
 * Reads a text of a policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * @throws AccessError if a brace or a variable is not complete
 */
export function parseTemplate(text: string, options: TemplateOptions): TemplatePart[] {
  const plain = options.wildcards ? wildcards : characters;
  const parts: TemplatePart[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf("${", from);
    if (start === -1) return [...parts, ...plain(text.slice(from))];
    const escaped = options.terraform && start > from && text[start - 1] === "$";
    parts.push(...plain(text.slice(from, escaped ? start - 1 : start)));
    const end = closingBrace(text, start);
    const inner = text.slice(start + 2, end);
    if (options.terraform && !escaped) {
      parts.push({ kind: "unresolved", text: text.slice(start, end + 1) });
    } else if (options.variables) {
      parts.push(...parseVariable(inner));
    } else {
      parts.push(...plain(`\${${inner}}`));
    }
    from = end + 1;
  }
}

function closingBrace(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    if (text[index] === "{") depth++;
    if (text[index] === "}" && --depth === 0) return index;
  }
  throw new AccessError(`"${text}": a brace is not closed`);
}

/** `${*}`, `${?}` and `${$}` stand for the characters themselves. */
const ESCAPED = ["*", "?", "$"];
const VARIABLE = /^\s*([\w.-]+(?::[^\s,'{}]+)+)\s*(?:,\s*'([^']*)'\s*)?$/;

function parseVariable(inner: string): TemplatePart[] {
  if (ESCAPED.includes(inner)) return characters(inner);
  const [, key, fallback] = VARIABLE.exec(inner) ?? [];
  if (key === undefined) {
    throw new AccessError(
      `"\${${inner}}" is no policy variable: write \${prefix:key} or \${prefix:key, 'default'}`,
    );
  }
  return [{ kind: "variable", key, fallback }];
}
