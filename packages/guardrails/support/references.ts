import { type SynthesizedResource, textOf } from "#terraform";
import type { GuardrailContext } from "../guardrail";

/** Attributes by which other resources name one. */
const IDENTITIES = ["id", "arn", "name", "bucket"] as const;

/**
 * Whether an attribute means the resource: by a reference to it, by its name, by its ARN, or by the
 * id it has already. Of a list, whether any member does.
 */
export function refersTo(value: unknown, resource: SynthesizedResource): boolean {
  if (Array.isArray(value)) return value.some((member) => refersTo(member, resource));
  if (typeof value !== "string") return false;
  if (value.includes(`\${${resource.stackId}.${resource.address}.`)) return true;
  return IDENTITIES.map((name) => textOf(resource.attributes[name])).some(
    (identity) =>
      identity !== undefined &&
      (value === identity || (value.startsWith("arn:") && endsWithName(value, identity))),
  );
}

/** The resources of a type that mean the resource in one of their attributes. */
export function referrersOf(
  context: GuardrailContext,
  type: string,
  attribute: string,
  resource: SynthesizedResource,
): readonly SynthesizedResource[] {
  return context.ofType(type).filter(({ attributes }) => refersTo(attributes[attribute], resource));
}

/** An ARN ends with the resource's name, after a colon or a slash. */
function endsWithName(arn: string, name: string): boolean {
  return arn.endsWith(`:${name}`) || arn.endsWith(`/${name}`);
}
