import type { z } from "zod";
import { allowedKeys, memberOf } from "./allowed-keys";
import { didYouMean } from "./did-you-mean";
import { choicesOf, generalRemedy } from "./general-remedy";
import type { Finding } from "./rules/rule";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong, in the terms of the file that an operator edits. The issue's own message is the
 * remedy: the schema's, or empty where the schema gives none.
 */
export function explainIssue(
  schema: z.core.$ZodType,
  input: unknown,
  issue: Issue,
): readonly Finding[] {
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, key, allowedKeys(schema, path, input)));
    case "invalid_key":
      return [{ path, message: withRemedy("is not a valid key", issue.issues[0]?.message ?? "") }];
    case "invalid_union": {
      // A branch that got further than the value itself fits best: its mistake is inside.
      const inner = issue.errors.flat().filter((nested) => nested.path.length > 0);
      if (inner.length === 0) break;
      return inner.flatMap((nested) =>
        explainIssue(schema, input, { ...nested, path: [...path, ...nested.path] }),
      );
    }
  }
  const value = path.reduce(memberOf, input);
  const remedy = issue.message || generalRemedy(schema, input, issue);
  if (value === undefined) return [{ path, message: withRemedy("is missing", remedy) }];
  return [{ path, ...showable(path, value), message: explainValue(issue, value, remedy) }];
}

function explainValue(issue: Issue, value: unknown, remedy: string): string {
  switch (issue.code) {
    case "invalid_type":
      return withRemedy(wrongType(issue.expected, value), remedy);
    case "too_small":
      return withRemedy(isNumeric(issue) ? "is too small" : "is too short", remedy);
    case "too_big":
      return withRemedy(isNumeric(issue) ? "is too large" : "is too long", remedy);
    case "invalid_value":
    case "invalid_union": {
      const hint = typeof value === "string" ? didYouMean(value, choicesOf(issue)) : "";
      return `${withRemedy("is not allowed", remedy)}${hint}`;
    }
    case "invalid_format":
      return withRemedy("is not valid", remedy);
    default:
      return withRemedy("is not allowed", remedy);
  }
}

function isNumeric({ origin }: { readonly origin: string }): boolean {
  return origin === "number" || origin === "int";
}

function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  allowed: readonly string[],
): Finding {
  const remedy = `use ${allowed.join(", ")}${didYouMean(key, allowed)}`;
  return { path: [...path, key], message: withRemedy("is not a setting", remedy) };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  int: "a whole number",
  object: "an object",
  record: "an object",
};

function nameOfType(type: string): string {
  return TYPE_NAMES[type] ?? `a ${type}`;
}

function wrongType(expected: string, value: unknown): string {
  const found = Array.isArray(value) ? "array" : typeof value;
  const wanted = nameOfType(expected);
  // "5.5 is a number, not a whole number" and "null is an object" would be true and no help.
  if (value === null || found === "number") return `is not ${wanted}`;
  return `is ${nameOfType(found)}, not ${wanted}`;
}

function withRemedy(wrong: string, remedy: string): string {
  return remedy === "" ? wrong : `${wrong}: ${remedy}`;
}

/** Settings that hold a secret if somebody put one in the wrong place; `*` is any name. */
const SECRET_SETTINGS: readonly (readonly string[])[] = [
  ["ssm", "secrets"],
  ["services", "*", "secrets"],
  ["build", "source", "repositoryUrl"],
];

/** The value, unless it is, is in, or holds a setting that may be a secret. */
function showable(path: readonly PropertyKey[], value: unknown): Pick<Finding, "value"> {
  const mayBeSecret = SECRET_SETTINGS.some((setting) =>
    setting
      .slice(0, path.length)
      .every((expected, index) => expected === "*" || expected === path[index]),
  );
  return mayBeSecret ? {} : { value };
}
