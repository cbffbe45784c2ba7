import type { SynthesizedResource } from "#terraform";
import type { GuardrailContext, GuardrailFinding } from "./guardrail";
import { resourceId, resourceIds } from "./resource-ids";

/** A finding that somebody answers for. */
export interface GuardrailException {
  /** The rule's id. */
  readonly rule: string;
  /** `<stack>/<construct path>` or `<stack>/<address>`: `prod-alb/load-balancer/http`. */
  readonly resource: string;
  /** Why it is right here, in a sentence. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
}

/** An exception that the design makes wherever it builds such a resource. */
export interface StandingException {
  readonly rule: string;
  /** The resources that it is for, in words. */
  readonly resources: string;
  readonly appliesTo: (resource: SynthesizedResource, context: GuardrailContext) => boolean;
  readonly reason: string;
  readonly owner: string;
}

/** A finding and the resource it is about. */
export interface Located {
  readonly finding: GuardrailFinding;
  readonly resource: SynthesizedResource;
}

/** Id of the findings about exceptions that nothing needs; no exception can be made from it. */
export const EXCEPTION_UNUSED = "exception-unused";

/** Whether an exception is about this finding. */
export function covers(exception: GuardrailException, { finding, resource }: Located): boolean {
  return exception.rule === finding.rule && resourceIds(resource).includes(exception.resource);
}

/** Exceptions that no finding needs: the next one who reads them would think that it does. */
export function unusedExceptions(
  located: readonly Located[],
  exceptions: readonly GuardrailException[],
): readonly GuardrailFinding[] {
  return exceptions
    .filter((exception) => !located.some((found) => covers(exception, found)))
    .map(({ rule, resource }) =>
      unused(resource, `is an exception to ${rule} that nothing needs: no such finding`),
    );
}

/** Whether a standing exception is about this finding. */
export function coversStanding(
  exception: StandingException,
  { finding, resource }: Located,
  context: GuardrailContext,
): boolean {
  return exception.rule === finding.rule && exception.appliesTo(resource, context);
}

/** Standing exceptions whose resources are there, none of which needs them any more. */
export function unusedStandingExceptions(
  located: readonly Located[],
  exceptions: readonly StandingException[],
  context: GuardrailContext,
): readonly GuardrailFinding[] {
  return exceptions.flatMap((exception) => {
    const meant = context.resources.find((resource) => exception.appliesTo(resource, context));
    const needed = located.some((found) => coversStanding(exception, found, context));
    if (!meant || needed) return [];
    const why = `needs no standing exception to ${exception.rule} any more (${exception.resources})`;
    return [unused(resourceId(meant), why)];
  });
}

function unused(resource: string, why: string): GuardrailFinding {
  const remedy = "remove the exception, or correct the rule and the resource it names";
  return { rule: EXCEPTION_UNUSED, severity: "high", resource, why, remedy };
}
