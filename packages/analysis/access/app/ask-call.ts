import { type DependentAction, dependentActionsOf } from "#aws";
import { isKeyOf } from "../check-condition-key";
import type { Decision } from "../decide";
import { match } from "../text/match";
import { characters, wildcards } from "../text/pattern";
import { ask, type Question } from "./ask";
import type { Subject } from "./subject";

/**
 * What AWS would answer to a call: it has to allow the action, and whatever the service asks for besides
 * in the caller's name. What it asks for in some calls only, or on something that the question does not
 * say, is not looked at.
 *
 * @throws AccessError if that cannot be said (`ask`)
 */
export function askCall(subject: Subject, question: Question): Decision {
  const decision = ask(subject, question);
  if (decision.outcome !== "allow") return decision;
  for (const dependent of dependentActionsOf(question.action)) {
    const resource = resourceOf(dependent, question.resource);
    if (dependent.when !== undefined || resource === undefined) continue;
    const { action, source } = dependent;
    const besides = ask(subject, { action, resource, context: contextFor(action, question) });
    if (besides.outcome !== "allow") {
      const why = `${question.action} takes ${action} on ${resource} as well (${source})`;
      return { ...besides, because: [why, ...besides.because] };
    }
  }
  return decision;
}

/** What the dependent action is asked on, as far as it follows from what the call is about. */
function resourceOf({ resource }: DependentAction, called: string): string | undefined {
  if (resource === "*") return resource;
  const [, partition, , region, account] = called.split(":");
  if (partition === undefined || region === undefined || account === undefined) return undefined;
  const filled = resource
    .replaceAll("${Partition}", partition)
    .replaceAll("${Region}", region)
    .replaceAll("${Account}", account);
  if (!filled.includes("${")) return filled;
  const pattern = wildcards(filled.replaceAll(/\$\{[^}]*\}/g, "*"));
  return match(pattern, characters(called), "arn").holds === "yes" ? called : undefined;
}

/** Of a question's context, what a request of the action may have. */
const contextFor = (action: string, { context = {} }: Question) =>
  Object.fromEntries(Object.entries(context).filter(([key]) => isKeyOf(key, action)));
