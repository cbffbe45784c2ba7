import { AccessError } from "../access-error";
import { type Token, characters } from "./pattern";
import { lookUp, type RequestContext } from "../request";
import { type TemplatePart, parseTemplate } from "./template";

/** A text with its variables filled in, or why it cannot be. */
export type Filled =
  | { readonly state: "filled"; readonly tokens: readonly Token[] }
  | { readonly state: "absent" | "not given"; readonly key: string };

export function fill(parts: readonly TemplatePart[], context: RequestContext): Filled {
  const tokens: Token[] = [];
  for (const part of parts) {
    if (part.kind !== "variable") {
      tokens.push(part);
      continue;
    }
    const value = lookUp(context, part.key);
    if (value.state === "not given") return { state: "not given", key: part.key };
    if (value.state === "present") {
      tokens.push(...characters(onlyValue(part.key, value.values)));
    } else if (part.fallback !== undefined) {
      tokens.push(...characters(part.fallback));
    } else {
      return { state: "absent", key: part.key };
    }
  }
  return { state: "filled", tokens };
}

function onlyValue(key: string, values: readonly string[]): string {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) {
    throw new AccessError(
      `policy variable \${${key}}: the context gives ${String(values.length)} values, it takes one`,
    );
  }
  return value;
}

const ofRequests = new Map<string, readonly Token[]>();

/** A value that a request has: no wildcards, no variables, perhaps a part only a plan knows. */
export function requestTokens(text: string): readonly Token[] {
  const tokens = ofRequests.get(text) ?? parsed(text);
  ofRequests.set(text, tokens);
  return tokens;
}

const parsed = (text: string): Token[] =>
  parseTemplate(text, { wildcards: false, variables: false, terraform: true }).filter(
    (part) => part.kind !== "variable",
  );
