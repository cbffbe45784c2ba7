import { AccessError } from "../access-error";
import { fill, requestTokens } from "../text/fill";
import type { Condition } from "../policy";
import { type ContextValue, lookUp, type RequestContext } from "../request";
import type { TemplatePart } from "../text/template";
import { all, any, no, not, unknown, type Verdict, verdict, YES } from "../verdict";

/** AWS calls it a null data set: there is a key, and nothing in it. */
const isEmpty = (value: ContextValue): boolean =>
  value.state === "present" && value.values.every((text) => text === "");

/** Whether one condition of a statement holds for a request. */
export function evaluateCondition(condition: Condition, context: RequestContext): Verdict {
  const { operator, key, texts } = condition;
  const value = lookUp(context, key);
  if (value.state === "not given") {
    return unknown(`the context key ${key} is not given (undefined says that there is none)`);
  }
  if (operator.name === "Null") {
    const isNull = value.state === "absent" || isEmpty(value);
    return verdict(texts[0] === String(isNull), `${key} is ${isNull ? "absent" : "present"}`);
  }
  if (value.state === "absent" || (isEmpty(value) && isSetOrNothing(condition, value.values))) {
    return withoutValue(condition);
  }
  const { values } = value;
  if (values.length > 1 && operator.set === undefined) {
    throw new AccessError(
      `${operator.text} compares one value, and the context gives ${String(values.length)} of ` +
        `${key}: AWS defines that only for ForAllValues and ForAnyValue`,
    );
  }
  const verdicts = values.map((text) => compareOne(condition, text, context));
  return operator.set === "ForAnyValue"
    ? any(verdicts, `no value of ${key} fits ${operator.text} ${texts.join(", ")}`)
    : all(verdicts);
}

const isSetOrNothing = ({ operator }: Condition, values: readonly string[]): boolean =>
  operator.set !== undefined || values.length === 0;

/** What holds of a key that the request does not have. */
function withoutValue({ operator, key }: Condition): Verdict {
  if (operator.set === "ForAnyValue" && operator.ifExists) {
    return unknown(`AWS does not document what ${operator.text} says of an absent key (${key})`);
  }
  if (operator.ifExists || operator.set === "ForAllValues") return YES;
  if (operator.set === "ForAnyValue") return no(`${key} is absent`);
  return operator.negated ? YES : no(`${key} is absent`);
}

/** One value of the request against all of the policy's: any of them will do, or none may. */
function compareOne(condition: Condition, text: string, context: RequestContext): Verdict {
  const { operator, key, texts, values } = condition;
  const request = requestTokens(text);
  const wanted = `${key} is "${text}", ${operator.text} wants ${texts.join(" or ")}`;
  const verdicts = values.map((parts) => compareFilled(condition, parts, request, context));
  const one = any(verdicts, wanted);
  return operator.negated ? not(one, wanted) : one;
}

function compareFilled(
  { operator }: Condition,
  parts: readonly TemplatePart[],
  request: ReturnType<typeof requestTokens>,
  context: RequestContext,
): Verdict {
  const filled = fill(parts, context);
  switch (filled.state) {
    case "filled":
      return operator.compare(filled.tokens, request);
    case "absent":
      return no(`there is no ${filled.key} to fill in`);
    case "not given":
      return unknown(`the context key ${filled.key} is not given`);
  }
}
