import { type Token, textOf } from "./pattern";
import { no, unknown, type Verdict, YES } from "../verdict";

/**
 * Whether a pattern of a policy matches a request's value.
 *
 * `text`: wildcards take any character. `arn`: as AWS documents ARNs of resources: a `*` at the end
 * of a segment goes on across colons. Of a `*` before that and of `?` it only says that they work
 * within a segment; where the answer hangs on whether they take a colon, there is none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function match(
  pattern: readonly Token[],
  value: readonly Token[],
  mode: "text" | "arn" = "text",
): Verdict {
  if (certainly(pattern, value, mode)) return YES;
  const [policyText, requestText] = [textOf(pattern), textOf(value)];
  const difference = no(`${requestText} is not ${policyText}`);
  if (!overlaps(pattern, value)) return difference;
  if (areDifferentResources(policyText, requestText)) return difference;
  return unknown(
    [...pattern, ...value].some(({ kind }) => kind === "unresolved")
      ? `whether ${policyText} covers ${requestText} is known only at plan`
      : `AWS does not document whether the wildcard in ${policyText} takes a colon of ${requestText}`,
  );
}

/** It matches whatever the unresolved parts turn out to be. */
function certainly(
  pattern: readonly Token[],
  value: readonly Token[],
  mode: "text" | "arn",
): boolean {
  return walk(pattern, value, (wanted, given, next) => {
    const isColon = given.kind === "character" && given.character === ":";
    switch (wanted.kind) {
      case "any":
        return mode === "text" || endsSegment(next) || (given.kind === "character" && !isColon);
      case "one":
        return given.kind === "character" && (mode === "text" || !isColon);
      case "character":
        return given.kind === "character" && given.character === wanted.character;
      case "unresolved":
        return given.kind === "unresolved" && given.text === wanted.text;
    }
  });
}

const endsSegment = (next: Token | undefined): boolean =>
  next === undefined || (next.kind === "character" && next.character === ":");

type Takes = (wanted: Token, given: Token, next: Token | undefined) => boolean;

/** Goes along both at once; only a `*` of the pattern takes nothing or several tokens. */
function walk(pattern: readonly Token[], value: readonly Token[], takes: Takes): boolean {
  // reached[j]: the pattern so far matches the first j tokens of the value.
  let reached = [true, ...value.map(() => false)];
  for (const [index, wanted] of pattern.entries()) {
    const next = pattern[index + 1];
    const after = [wanted.kind === "any" && reached[0] === true];
    for (const [j, given] of value.entries()) {
      after.push(
        wanted.kind === "any"
          ? reached[j + 1] === true || (after[j] === true && takes(wanted, given, next))
          : reached[j] === true && takes(wanted, given, next),
      );
    }
    if (!after.includes(true)) return false;
    reached = after;
  }
  return reached[value.length] === true;
}

const isOpen = ({ kind }: Token): boolean => kind === "any" || kind === "unresolved";

/**
 * Whether there is a text that both patterns match, an unresolved part being any text. It is what
 * proofs about every resource of a kind ask.
 */
export function overlaps(one: readonly Token[], other: readonly Token[]): boolean {
  let reached = [true];
  for (const [j, token] of other.entries()) reached.push(reached[j] === true && isOpen(token));
  for (const left of one) {
    const after = [reached[0] === true && isOpen(left)];
    for (const [j, right] of other.entries()) {
      const skipsLeft = isOpen(left) && reached[j + 1] === true;
      const skipsRight = isOpen(right) && after[j] === true;
      const takesRight = isOpen(left) && after[j] === true;
      const takesLeft = isOpen(right) && reached[j + 1] === true;
      const both = reached[j] === true && areCompatible(left, right);
      after.push(skipsLeft || skipsRight || takesRight || takesLeft || both);
    }
    if (!after.includes(true)) return false;
    reached = after;
  }
  return reached[other.length] === true;
}

const areCompatible = (left: Token, right: Token): boolean =>
  left.kind !== "character" || right.kind !== "character" || left.character === right.character;

const ARN_OF_RESOURCE = /^\$\{([\w-]+)\.(aws_\w+)\.([\w-]+)\.arn\}$/;

/** Two resources of one type have two ARNs, whatever they turn out to be. */
function areDifferentResources(one: string, other: string): boolean {
  const [left, right] = [ARN_OF_RESOURCE.exec(one), ARN_OF_RESOURCE.exec(other)];
  return left !== null && right !== null && left[2] === right[2] && one !== other;
}
