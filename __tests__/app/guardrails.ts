import { expect, test } from "@jest/globals";
import { resolveReferences } from "#terraform";
import { checkGuardrails, formatFinding, type GuardrailException, isAtLeast } from "#guardrails";
import { findingsOf } from "../../synthesis/guardrails";
import { stacksOf } from "../../synthesis/in-memory";
import { everything } from "../everything";
import { sampleEnvironments } from "../samples";
import { wholeAppRead } from "./synthesized-app";

const app = resolveReferences(wholeAppRead());

test.each(sampleEnvironments().map((environment) => [environment.name, environment] as const))(
  "%s passes",
  (name, environment) => {
    const stacks = stacksOf(app, name);
    expect(stacks.stacks.length).toBeGreaterThan(4);
    const grave = findingsOf(environment, stacks).filter(({ severity }) =>
      isAtLeast(severity, "high"),
    );
    expect(grave.map(formatFinding)).toEqual([]);
  },
);

/** What `everything` switches on that no production should. */
const EVERYTHING: readonly GuardrailException[] = [
  {
    rule: "container-read-only-root",
    resource: "test-service-mailer/task/task-definition",
    about: "mailer",
    reason: "ECS Exec needs a file system to write to, and this service has it on.",
    owner: "tests",
  },
];

test("an environment with everything on passes, but for what it sets against the rules", () => {
  const stacks = stacksOf(app, everything.name);
  const grave = checkGuardrails(stacks, { exceptions: EVERYTHING }).filter(({ severity }) =>
    isAtLeast(severity, "high"),
  );
  expect(grave.map(formatFinding)).toEqual([]);
});
