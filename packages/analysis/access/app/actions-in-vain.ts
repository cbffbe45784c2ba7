import { knowsResources, resourceArnsOf } from "#aws";
import { actionsCoveredBy } from "../check-action";
import { placeOf, type Statement } from "../policy";
import { overlaps } from "../text/match";
import { wildcards } from "../text/pattern";
import { variablesOpen } from "./reach";
import type { Subject } from "./subject";

/**
 * Actions that statements of a subject's policies name for nothing: AWS never checks one of them against any of the
 * resources beside it. An action that knows no resource takes `*` alone.
 *
 * @returns each with its statement
 */
export const actionsInVain = ({ identity }: Subject): string[] =>
  identity.flatMap(({ statements }) =>
    statements.flatMap((statement) =>
      statement.actions.negated
        ? []
        : statement.actions.texts
            .filter((text) => text !== "*")
            .filter((text) => !actionsCoveredBy(text).some((action) => fits(action, statement)))
            .map((text) => `${placeOf(statement)}: ${text}`),
    ),
  );

function fits(action: string, { resources }: Statement): boolean {
  if (!resources || resources.negated || resources.texts.includes("*")) return true;
  if (!knowsResources(action)) return false;
  const known = resourceArnsOf(action).map((arn) => wildcards(arn.replaceAll(/\$\{[^}]*\}/g, "*")));
  return resources.patterns.some((parts) =>
    known.some((arn) => overlaps(arn, variablesOpen(parts))),
  );
}
