import { AccessError } from "../access-error";
import { evaluablePolicy, unreadablePolicy } from "../evaluable-policy";
import type { Policy, PolicyKind } from "../policy";

/**
 * A policy as an attribute of a resource has it.
 *
 * @returns one that is unreadable, where Terraform makes its text only at plan
 * @throws AccessError if it holds what is not evaluated
 */
export function readDocument(text: unknown, name: string, kind: PolicyKind): Policy {
  if (typeof text !== "string")
    return unreadablePolicy(name, "its text is not in the configuration");
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    if (text.includes("${")) return unreadablePolicy(name, "its text is known only at plan");
    throw new AccessError(`${name}: the policy is no JSON`);
  }
  return evaluablePolicy(document, { name, kind, terraform: true });
}
