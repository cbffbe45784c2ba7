import type { App } from "cdktf";
import { didYouMean } from "../config/did-you-mean";
import { ConfigurationError, formatPath, type Problem } from "../config/errors";
import type { Environment } from "../config/schema/environment";
import {
  checkGuardrails,
  formatFinding,
  type GuardrailFinding,
  GUARDRAILS,
  isAtLeast,
} from "#guardrails";
import { stacksOf, synthesizedInMemory } from "./in-memory";

/** What must not reach production. */
export class GuardrailError extends Error {
  override readonly name = "GuardrailError";

  constructor(findings: readonly GuardrailFinding[]) {
    const end =
      "Nothing was synthesized: deletionProtection says that this is production. Correct what was " +
      "found, or add an exception with its reason (docs/guardrails.md).";
    super([...findings.map(formatFinding), end].join("\n"));
  }
}

/**
 * Checks every environment before it is written.
 * @returns what is found where it does no harm, outside production
 * @throws GuardrailError with findings of severity high or critical in production
 * @throws ConfigurationError when an exception names no rule
 */
export function enforceGuardrails(
  app: App,
  environments: readonly Environment[],
): readonly GuardrailFinding[] {
  const problems = environments.flatMap(unknownRules);
  if (problems.length > 0) throw new ConfigurationError(problems);
  const synthesized = synthesizedInMemory(app);
  const grave = environments.map((environment) => ({
    production: isProduction(environment),
    findings: findingsOf(environment, stacksOf(synthesized, environment.name)).filter(
      ({ severity }) => isAtLeast(severity, "high"),
    ),
  }));
  const findings = (production: boolean) =>
    grave.flatMap((found) => (found.production === production ? found.findings : []));
  if (findings(true).length > 0) throw new GuardrailError(findings(true));
  return findings(false);
}

/** Everything that the rules find in an environment, but for its exceptions. */
export function findingsOf(
  environment: Environment,
  app: ReturnType<typeof stacksOf>,
): readonly GuardrailFinding[] {
  const { exceptions } = environment.guardrails;
  return checkGuardrails(app, { production: isProduction(environment), exceptions });
}

/** What holds data there is guarded because it is production's; nothing else marks it. */
function isProduction({ deletionProtection }: Environment): boolean {
  return deletionProtection;
}

const RULE_IDS = GUARDRAILS.map(({ id }) => id);

/** config/ knows no rules, so that it cannot see this mistake itself. */
function unknownRules({ name, guardrails }: Environment): readonly Problem[] {
  return guardrails.exceptions.flatMap(({ rule }, index) => {
    if (RULE_IDS.includes(rule)) return [];
    const message = `is not a rule: use one that docs/guardrails.md lists${didYouMean(rule, RULE_IDS)}`;
    const path = formatPath([name, "guardrails", "exceptions", index, "rule"]);
    return [{ path, value: rule, message }];
  });
}
