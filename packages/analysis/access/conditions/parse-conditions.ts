import { isObject } from "#terraform";
import { AccessError } from "../access-error";
import { checkConditionKey, checkKeyOfActions } from "../check-condition-key";
import type { Condition } from "../policy";
import { textsOf } from "../raw-policy";
import { parseTemplate } from "../text/template";
import { type Operator, parseOperator } from "./operators";

/**
 * The conditions of a statement; all of them have to hold.
 *
 * @param actions what the statement is about, as it names them; none where it names the others
 * @throws AccessError for an unknown operator or key, a key that an action does not have, and for a
 * variable where AWS takes none
 */
export function parseConditions(
  element: unknown,
  actions: readonly string[],
  language: { readonly variables: boolean; readonly terraform: boolean },
): Condition[] {
  if (element === undefined) return [];
  if (!isObject(element)) throw new AccessError('element "Condition" is no object');
  return Object.entries(element).flatMap(([operatorText, keys]) => {
    const operator = parseOperator(operatorText);
    if (!isObject(keys)) throw new AccessError(`condition "${operatorText}" is no object`);
    return Object.entries(keys).map(([key, value]) => {
      checkConditionKey(key);
      // These two are for requests without the key as well.
      if (!operator.ifExists && operator.name !== "Null") checkKeyOfActions(key, actions);
      const texts = textsOf(key, value);
      checkBooleans(operator, key, texts);
      return { operator, key, texts, values: texts.map((text) => read(operator, text, language)) };
    });
  });
}

function checkBooleans({ name, text: operator }: Operator, key: string, texts: string[]): void {
  if (name !== "Bool" && name !== "Null") return;
  const wrong = texts.find((text) => text !== "true" && text !== "false");
  if (wrong !== undefined || (name === "Null" && texts.length > 1)) {
    throw new AccessError(
      `${operator} of ${key} is ${JSON.stringify(wrong ?? texts)}: use "true" or "false"`,
    );
  }
}

function read(
  operator: Operator,
  text: string,
  language: { readonly variables: boolean; readonly terraform: boolean },
) {
  const parts = parseTemplate(text, { ...language, wildcards: operator.wildcards });
  if (!operator.variables && parts.some(({ kind }) => kind === "variable")) {
    throw new AccessError(`${operator.text}: a variable in "${text}" is not supported`);
  }
  return parts;
}
