import { App, TerraformStack } from "cdktf";
import { resolveReferences } from "#terraform";
import {
  checkGuardrails,
  type GuardrailFinding,
  type GuardrailOptions,
  isAtLeast,
  type Severity,
} from "#guardrails";
import { synthesizeApp, synthesizeStack } from "./synthesize";

export interface GuardrailMatcherOptions extends GuardrailOptions {
  /**
   * The mildest severity that fails the test.
   * @default high
   */
  readonly atLeast?: Severity;
}

/** What the rules find in an app or in a stack alone, worst first. */
export function guardrailFindings(
  received: unknown,
  { atLeast = "high", ...options }: GuardrailMatcherOptions = {},
): readonly GuardrailFinding[] {
  return check(received, options).filter(({ severity }) => isAtLeast(severity, atLeast));
}

function check(received: unknown, options: GuardrailOptions): readonly GuardrailFinding[] {
  if (App.isApp(received)) {
    return checkGuardrails(resolveReferences(synthesizeApp(received)), options);
  }
  if (TerraformStack.isStack(received)) {
    const app = resolveReferences({ stacks: [synthesizeStack(received)] });
    return checkGuardrails(app, { partial: true, ...options });
  }
  throw new TypeError("expect() takes an App or a TerraformStack here");
}
