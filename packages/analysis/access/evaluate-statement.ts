import { evaluateCondition } from "./conditions/evaluate-condition";
import { matchPrincipal, type Naming } from "./match-principal";
import type { Statement } from "./policy";
import type { AccessRequest } from "./request";
import { fill, requestTokens } from "./text/fill";
import { match } from "./text/match";
import type { TemplatePart } from "./text/template";
import { all, any, no, not, unknown, type Verdict, YES } from "./verdict";

export interface StatementResult {
  readonly statement: Statement;
  readonly action: Verdict;
  /** How the statement names who asks, and whether it does. One entry where it names nobody. */
  readonly principals: readonly { readonly naming: Naming; readonly verdict: Verdict }[];
  readonly resource: Verdict;
  readonly condition: Verdict;
}

/** What of a statement fits a request, and what does not. */
export function evaluateStatement(statement: Statement, request: AccessRequest): StatementResult {
  const { actions, resources, principals, conditions } = statement;
  const { context, principal } = request;
  const wanted = requestTokens(request.action.toLowerCase());
  const byAction = any(
    actions.patterns.map((pattern) => match(pattern, wanted)),
    `${request.action} is not ${actions.texts.join(" or ")}`,
  );
  const action = actions.negated ? not(byAction, `${request.action} is excepted`) : byAction;
  const base = {
    statement,
    action,
    principals: principals?.map((one) => matchPrincipal(one, principal)) ?? [
      { naming: "named" as const, verdict: YES },
    ],
  };
  // What does not matter must not raise an error about a condition's value.
  if (action.holds === "no") return { ...base, resource: YES, condition: YES };
  const verdicts = conditions.map((condition) => evaluateCondition(condition, context));
  const variables = missingVariables(statement, request);
  return {
    ...base,
    resource: resources ? matchResource(statement, request) : YES,
    condition: invalidate(all(verdicts), variables),
  };
}

/** Whether the statement applies to the request, where it names who asks in one of the ways. */
export function applies(result: StatementResult, namings?: readonly Naming[]): Verdict {
  const { action, principals, resource, condition } = result;
  const named = principals.filter(
    ({ naming }) => namings === undefined || namings.includes(naming),
  );
  return all([
    action,
    any(
      named.map(({ verdict }) => verdict),
      "the statement names somebody else",
    ),
    resource,
    condition,
  ]);
}

function matchResource({ resources }: Statement, request: AccessRequest): Verdict {
  if (!resources) return YES;
  const value = requestTokens(request.resource);
  const verdicts = resources.patterns.map((parts): Verdict => {
    const filled = fill(parts, request.context);
    if (filled.state === "filled") return match(filled.tokens, value, "arn");
    return filled.state === "absent"
      ? no(`there is no ${filled.key} to fill in`)
      : unknown(`the context key ${filled.key} is not given`);
  });
  const one = any(verdicts, `${request.resource} is not ${resources.texts.join(" or ")}`);
  return resources.negated ? not(one, `${request.resource} is excepted`) : one;
}

const variablesOf = (parts: readonly TemplatePart[]): TemplatePart[] =>
  parts.filter(({ kind }) => kind === "variable");

function missingVariables({ resources, conditions }: Statement, request: AccessRequest): string[] {
  const templates = [
    ...(resources?.patterns ?? []),
    ...conditions.flatMap(({ values }) => values),
  ].filter((parts) => variablesOf(parts).length > 0);
  return templates.flatMap((parts) => {
    const filled = fill(parts, request.context);
    return filled.state === "absent" ? [filled.key] : [];
  });
}

/**
 * Of a variable without a value AWS says that it may make the whole statement invalid. Where the
 * statement would not apply anyway, that changes nothing; else there is no answer.
 */
function invalidate(condition: Verdict, variables: readonly string[]): Verdict {
  if (variables.length === 0 || condition.holds === "no") return condition;
  const names = variables.join(", ");
  return unknown(`the request has no ${names} to fill in, which may make the statement invalid`);
}
