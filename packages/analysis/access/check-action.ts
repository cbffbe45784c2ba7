import { iamActionsOf, iamServices } from "#aws";
import { nearest } from "#terraform";
import { AccessError } from "./access-error";
import { match } from "./text/match";
import { characters, wildcards } from "./text/pattern";

/**
 * The actions that a pattern (`ssm:Get*`) covers, as AWS spells them. `*` alone is not spelt out.
 *
 * @throws AccessError if AWS knows none
 */
export function actionsCoveredBy(pattern: string): readonly string[] {
  const known = covered.get(pattern);
  if (known) return known;
  const actions = findActions(pattern);
  covered.set(pattern, actions);
  return actions;
}

const covered = new Map<string, readonly string[]>();

function findActions(pattern: string): string[] {
  if (pattern === "*") return ["*"];
  const [service = "", name] = pattern.split(":");
  if (name === undefined) {
    throw new AccessError(`action "${pattern}" has no service: write it like s3:GetObject`);
  }
  const actions = iamActionsOf(service);
  if (!actions) {
    throw new AccessError(
      `action "${pattern}": there is no service "${service}", the nearest is ` +
        `"${nearest(service, iamServices()) ?? ""}"`,
    );
  }
  const lower = name.toLowerCase();
  const exact = actions[lower];
  if (exact) return [`${service.toLowerCase()}:${exact.name}`];
  const found = /[*?]/.test(name)
    ? Object.entries(actions).filter(
        ([action]) => match(wildcards(lower), characters(action)).holds === "yes",
      )
    : [];
  if (found.length > 0) return found.map(([, action]) => `${service.toLowerCase()}:${action.name}`);
  const near = nearest(
    name,
    Object.values(actions).map((action) => action.name),
  );
  throw new AccessError(
    `action "${pattern}": ${service} has no such action, the nearest is "${service}:${near ?? ""}"`,
  );
}
