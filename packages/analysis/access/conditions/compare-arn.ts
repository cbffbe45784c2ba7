import { AccessError } from "../access-error";
import { match } from "../text/match";
import { isResolved, textOf, type Token } from "../text/pattern";
import { all, no, type Verdict } from "../verdict";

/** arn, partition, service, region, account and the resource, which may hold colons itself. */
const SEGMENTS = 6;

/**
 * Each of an ARN's six segments by itself, so that a wildcard of one never takes the next.
 *
 * @throws AccessError if the policy's value is no ARN
 */
export function compareArn(policy: readonly Token[], request: readonly Token[]): Verdict {
  const [pattern, value] = [segmentsOf(policy), segmentsOf(request)];
  // An ARN of which a plan makes several segments: equal, different or open, but as a whole.
  const isWhole = (tokens: readonly Token[], segments: unknown[]) =>
    segments.length < SEGMENTS && !isResolved(tokens);
  if (isWhole(policy, pattern) || isWhole(request, value)) return match(policy, request);
  if (pattern.length < SEGMENTS) {
    throw new AccessError(
      `the policy's value "${textOf(policy)}" is no ARN: it takes six segments`,
    );
  }
  if (value.length < SEGMENTS) return no(`${textOf(request)} is no ARN`);
  const verdicts = pattern.map((segment, index) => match(segment, value[index] ?? []));
  return all(verdicts).holds === "no"
    ? no(`${textOf(request)} is not ${textOf(policy)}`)
    : all(verdicts);
}

function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    const isColon = token.kind === "character" && token.character === ":";
    if (isColon && segments.length < SEGMENTS) segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments;
}
