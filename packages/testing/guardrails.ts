import { expect } from "@jest/globals";
import type { MatcherFunction } from "expect";
import { formatFinding } from "#guardrails";
import type * as Findings from "./guardrail-findings";
import type { GuardrailMatcherOptions } from "./guardrail-findings";

declare module "expect" {
  interface Matchers<R> {
    /**
     * The rules of guardrails/ find nothing in an app or in one of its stacks, but for exceptions.
     * A stack is looked at alone: what a rule wants to see in another stack it does not find.
     */
    toPassGuardrails(options?: GuardrailMatcherOptions): R;
  }
}

const toPassGuardrails: MatcherFunction<[GuardrailMatcherOptions?]> = function (received, options) {
  // Every test file loads this one, and few need the rules.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { guardrailFindings } = require("./guardrail-findings") as typeof Findings;
  const findings = guardrailFindings(received, options);
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? "expected the guardrails to find something, but they find nothing"
        : [
            `expected the guardrails to find nothing, but they find ${findings.length}`,
            ...findings.map((finding) => `  ${formatFinding(finding)}`),
          ].join("\n"),
  };
};

expect.extend({ toPassGuardrails });
