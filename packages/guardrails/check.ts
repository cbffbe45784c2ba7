import type { SynthesizedApp, SynthesizedResource } from "#terraform";
import { guardrailContext } from "./context";
import {
  covers,
  coversStanding,
  type GuardrailException,
  type Located,
  type StandingException,
  unusedExceptions,
  unusedStandingExceptions,
} from "./exceptions";
import {
  type Fact,
  type Guardrail,
  type GuardrailContext,
  type GuardrailFinding,
  SEVERITIES,
  type Severity,
} from "./guardrail";
import { GUARDRAILS } from "./registry";
import { resourceId } from "./resource-ids";
import { STANDING_EXCEPTIONS } from "./standing-exceptions";

export interface GuardrailOptions {
  /**
   * The resources are meant for production: rules that matter only there apply too.
   * @default false
   */
  readonly production?: boolean;
  /** @default none */
  readonly exceptions?: readonly GuardrailException[];
  /**
   * Not all stacks of the environment are given, so an exception without a finding may have it in
   * another stack.
   * @default false
   */
  readonly partial?: boolean;
  /** @default every rule of the registry */
  readonly rules?: readonly Guardrail[];
  /** @default those of this project's design */
  readonly standingExceptions?: readonly StandingException[];
}

/**
 * What the rules find in the stacks of one environment, without what is excepted, worst first.
 * @param app its references resolved: what is known only at plan is not judged
 */
export function checkGuardrails(
  app: SynthesizedApp,
  {
    production = false,
    exceptions = [],
    partial = false,
    rules = GUARDRAILS,
    standingExceptions = STANDING_EXCEPTIONS,
  }: GuardrailOptions = {},
): readonly GuardrailFinding[] {
  const context = guardrailContext(app, production);
  const located = rules.flatMap((rule) => findingsOf(rule, context));
  const standing = standingExceptions.filter(({ rule }) => rules.some(({ id }) => id === rule));
  const left = located.filter(
    (found) =>
      !exceptions.some((exception) => covers(exception, found)) &&
      !standing.some((exception) => coversStanding(exception, found, context)),
  );
  const unused = partial
    ? []
    : [
        ...unusedExceptions(located, exceptions),
        ...unusedStandingExceptions(located, standing, context),
      ];
  return [...left.map(({ finding }) => finding), ...unused].toSorted(
    (a, b) => rank(b.severity) - rank(a.severity),
  );
}

/** Whether a severity is as bad as another, or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return rank(severity) >= rank(threshold);
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function findingsOf(rule: Guardrail, context: GuardrailContext): readonly Located[] {
  return rule.types.flatMap((type) =>
    context.ofType(type).flatMap((resource) => locate(rule, resource, context)),
  );
}

function locate(
  rule: Guardrail,
  resource: SynthesizedResource,
  context: GuardrailContext,
): readonly Located[] {
  const { id, severity, remedy } = rule;
  const found = rule.check(resource, context) ?? [];
  const facts = typeof found === "string" ? [{ why: found }] : numbered(found);
  return facts.map((fact) => ({
    resource,
    finding: { rule: id, severity, resource: resourceId(resource), ...fact, remedy },
  }));
}

/** Facts that a rule cannot tell apart are counted, so that one exception never covers two. */
function numbered(facts: readonly Fact[]): readonly Fact[] {
  return facts.map(({ about, why }, index) => {
    const before = facts.slice(0, index).filter((fact) => fact.about === about).length;
    return { about: before === 0 ? about : `${about} #${before + 1}`, why };
  });
}
