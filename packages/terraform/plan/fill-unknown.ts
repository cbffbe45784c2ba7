import { isObject } from "../model/json";

/**
 * A plan leaves out what is known only after the apply, and says so beside it. What the
 * configuration refers to there is put in, in the words of the synthesized model
 * (`${dev-network.aws_vpc.vpc.id}`). What the configuration does not mention is the provider's to
 * choose, and stays out.
 */
export function fillUnknown(
  value: unknown,
  unknown: unknown,
  expression: unknown,
  stackId: string,
): unknown {
  if (unknown === true) return reference(expression, 0, stackId);
  if (Array.isArray(unknown)) {
    const known = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(known.length, unknown.length) }, (_, index) =>
      unknown[index] === true
        ? reference(expression, index, stackId)
        : fillUnknown(known[index], unknown[index], blockAt(expression, index), stackId),
    ).filter((member) => member !== undefined);
  }
  if (isObject(unknown)) {
    const known = isObject(value) ? value : {};
    const blocks = isObject(expression) ? expression : {};
    const filled = Object.entries(unknown).map(([key, mark]) => [
      key,
      fillUnknown(known[key], mark, blocks[key], stackId),
    ]);
    return { ...known, ...Object.fromEntries(filled.filter(([, member]) => member !== undefined)) };
  }
  return value;
}

/** Blocks are listed in the configuration; an attribute's expression is one for all its members. */
function blockAt(expression: unknown, index: number): unknown {
  return Array.isArray(expression) ? expression[index] : expression;
}

/** The n-th thing that an expression refers to; a list of such things has one each. */
function reference(expression: unknown, index: number, stackId: string): string | undefined {
  const one = blockAt(expression, index);
  if (!isObject(one) || !Array.isArray(one["references"])) return undefined;
  const specific = one["references"].map(String).filter(isOfAttribute);
  const target = specific[index] ?? specific[0];
  return target === undefined ? undefined : `\${${stackId}.${target}}`;
}

/** Terraform lists `aws_vpc.vpc.id` and then `aws_vpc.vpc`: only the first says which value. */
function isOfAttribute(text: string): boolean {
  return text.split(".").length > (text.startsWith("data.") ? 3 : 2);
}
