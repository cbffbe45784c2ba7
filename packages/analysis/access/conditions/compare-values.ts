import { AccessError } from "../access-error";
import { isResolved, textOf, type Token } from "../text/pattern";
import { unknown, verdict, type Verdict } from "../verdict";

/**
 * Compares what two texts stand for. A text that only a plan knows leaves it open.
 *
 * @param parse what a text stands for, or undefined if it is nothing of the kind
 * @param kind for messages: `a number`
 */
export function comparing<T>(
  kind: string,
  parse: (text: string) => T | undefined,
  holds: (request: T, policy: T) => boolean,
) {
  const read = (whose: string, tokens: readonly Token[]): T => {
    const value = parse(textOf(tokens));
    if (value === undefined) throw new AccessError(`${whose} "${textOf(tokens)}" is not ${kind}`);
    return value;
  };
  return (policy: readonly Token[], request: readonly Token[]): Verdict => {
    if (!isResolved(policy) || !isResolved(request)) {
      return unknown(`whether ${textOf(request)} fits ${textOf(policy)} is known only at plan`);
    }
    return verdict(
      holds(read("the request's value", request), read("the policy's value", policy)),
      `${textOf(request)} does not fit ${textOf(policy)}`,
    );
  };
}
