import { z } from "zod";
import { schemaAt } from "./allowed-keys";

type Issue = z.core.$ZodIssue;

/** What to do about an issue whose schema does not say it: what is allowed there. */
export function generalRemedy(schema: z.core.$ZodType, input: unknown, issue: Issue): string {
  if (issue.code === "invalid_type") return objectRemedy(schemaAt(schema, issue.path, input));
  const choices = choicesOf(issue);
  return choices.length > 0 ? `use ${anyOf(choices)}` : "";
}

/** The values that an issue's setting can have, where they are a few. */
export function choicesOf(issue: Issue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code === "invalid_union" && "options" in issue) return issue.options.map(String);
  return [];
}

/** What an object has to have: its keys, or the one that decides which they are. */
function objectRemedy(target: z.core.$ZodType | undefined): string {
  if (target instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = target.def;
    const choices = [...(target._zod.propValues[discriminator] ?? [])].map(String);
    return `use an object with ${discriminator} ${anyOf(choices)}`;
  }
  const keys = target instanceof z.ZodObject ? Object.keys(target.shape) : [];
  return keys.length > 0 ? `use an object with ${keys.join(", ")}` : "use an object";
}

/** `a, b or c`. */
function anyOf(words: readonly string[]): string {
  return words.join(", ").replace(/, ([^,]*)$/, " or $1");
}
