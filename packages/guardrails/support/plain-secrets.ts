import { isUnknown, type Json } from "#terraform";
import type { Fact } from "../guardrail";
import { isFingerprintName, isPasswordName, isSecretName } from "./secret-names";
import { isHarmless, isLongNumber, isRandom, secretFormat } from "./secret-values";

/**
 * Why a value must not stand in plain text, in words that follow it; nothing if it may. The value is
 * in none of them.
 */
export function secrecyOf(name: string, value: unknown): string | undefined {
  // What is known only after an apply is not judged; what stands around it is.
  const text = textIn(value).replaceAll(/\$\{[^}]*\}/g, "");
  const format = secretFormat(text);
  if (format !== undefined) return `looks like a ${format}`.replace(/ a (?=[AEIO])/, " an ");
  if (isUnknown(value)) return undefined;
  if (isSecretName(name)) {
    const weak = isPasswordName(name) && isLongNumber(text);
    return isHarmless(text) && !weak ? undefined : BY_NAME;
  }
  return isRandom(text) && !isFingerprintName(name) ? "looks generated" : undefined;
}

/** A value as it would be written into the environment. */
function textIn(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a look at the name alone says. */
export const BY_NAME = "is secret by its name";

/** Variables with a secret in plain text. An exception for a name covers no value that gives itself away. */
export function plainSecrets(variables: readonly Json[]): readonly Fact[] {
  return variables.flatMap(({ name, value }) => {
    const secrecy = secrecyOf(String(name), value);
    if (secrecy === undefined) return [];
    const about = secrecy === BY_NAME ? String(name) : `${String(name)} ${secrecy}`;
    return [{ about, why: `holds ${String(name)} in plain text, which ${secrecy}` }];
  });
}
