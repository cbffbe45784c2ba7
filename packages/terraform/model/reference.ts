/** A Terraform reference: `data.aws_region.here.name` is its parts. */
export interface Reference {
  /** Address of what is referred to: `aws_vpc.vpc`, `data.aws_region.here`, `var.secret`. */
  readonly address: string;
  /** What follows: attribute, then keys or indexes. */
  readonly path: readonly string[];
}

/** `aws_vpc.vpc.id`, also with an index or key in brackets: `x.y.z[0]`, `x.y.z["key"]`. */
const CHAIN = /[A-Za-z_][\w-]*(?:\.[A-Za-z0-9_*][\w-]*|\[(?:\d+|"[^"]*")\])+/;
const WHOLE = new RegExp(`^\\s*(${CHAIN.source})\\s*$`);
/** Texts, which hold no reference, or a chain. A function's name is followed by a parenthesis. */
const WITHIN = new RegExp(String.raw`\\?"(?:[^"\\]|\\.)*?\\?"|${CHAIN.source}(?!\s*\()`, "g");

/** An expression that is one reference and nothing else. */
export function parseReference(expression: string): Reference | undefined {
  const chain = WHOLE.exec(expression)?.[1];
  return chain === undefined ? undefined : fromChain(chain);
}

/** Replaces the references within an expression. */
export function replaceReferences(
  expression: string,
  replace: (reference: Reference, text: string) => string,
): string {
  return expression.replaceAll(WITHIN, (found) =>
    found.includes('"') && !/^[A-Za-z_]/.test(found) ? found : replace(fromChain(found), found),
  );
}

function fromChain(chain: string): Reference {
  const parts = [...chain.matchAll(/([\w*-]+)|"([^"]*)"/g)].map(([, word, key]) =>
    String(word ?? key),
  );
  // A module's parts are `data.type.name`, `type.name`, or `var.name` and its like.
  const length = parts[0] === "data" || parts[0] === "ephemeral" ? 3 : parts[0] === "self" ? 1 : 2;
  return { address: parts.slice(0, length).join("."), path: parts.slice(length) };
}

/** A text's parts: expressions of `${...}` and what stands between them. */
export function splitTemplate(text: string): ({ text: string } | { expression: string })[] {
  const parts: ({ text: string } | { expression: string })[] = [];
  let from = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
    if (at > from) parts.push({ text: text.slice(from, at) });
    const end = endOfExpression(text, at + 2);
    parts.push({ expression: text.slice(at + 2, end) });
    from = end + 1;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Where the brace closes that an expression began with; braces within it come in pairs. */
function endOfExpression(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}
