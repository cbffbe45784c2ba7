import type { SynthesizedResource } from "#terraform";
import type { GuardrailContext, GuardrailFinding } from "./guardrail";
import { resourceId, resourceIds } from "./resource-ids";

/** A finding that somebody answers for. */
export interface GuardrailException {
  /** The rule's id. */
  readonly rule: string;
  /** `<stack>/<construct path>` or `<stack>/<address>`: `prod-alb/load-balancer/http`. */
  readonly resource: string;
  /**
   * Which of the things that the rule finds in the resource: what the finding calls `about`.
   * @default the resource as a whole, where the rule judges nothing less
   */
  readonly about?: string | undefined;
  /** Why it is right here, in a sentence. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
}

/** An exception that the design makes wherever it builds such a resource, to rules that judge it as a whole. */
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

/** Whether an exception is about this finding: what it does not name was not looked at. */
export function covers(exception: GuardrailException, found: Located): boolean {
  return isNear(exception, found) && exception.about === found.finding.about;
}

/** Whether a finding is of the same rule and the same resource. */
function isNear(exception: GuardrailException, { finding, resource }: Located): boolean {
  return exception.rule === finding.rule && resourceIds(resource).includes(exception.resource);
}

/** Exceptions that no finding needs: the next one who reads them would think that it does. */
export function unusedExceptions(
  located: readonly Located[],
  exceptions: readonly GuardrailException[],
): readonly GuardrailFinding[] {
  return exceptions
    .filter((exception) => !located.some((found) => covers(exception, found)))
    .map((exception) => {
      const { rule, resource, about } = exception;
      const near = located.filter((found) => isNear(exception, found));
      const others = near.map(({ finding }) => finding.about ?? "the resource as a whole");
      const what = about === undefined ? rule : `${rule} about ${about}`;
      const found =
        others.length === 0 ? "no such finding" : `what is found is about ${others.join(", ")}`;
      return unused(resource, `is an exception to ${what} that nothing needs: ${found}`);
    });
}

/** Whether a standing exception is about this finding. */
export function coversStanding(
  exception: StandingException,
  { finding, resource }: Located,
  context: GuardrailContext,
): boolean {
  const isWhole = finding.about === undefined;
  return isWhole && exception.rule === finding.rule && exception.appliesTo(resource, context);
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
