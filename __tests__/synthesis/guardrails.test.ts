import { readdirSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { formatFinding } from "#guardrails";
import { buildApp } from "../../stacks/build-app";
import { temporaryDirectory } from "#testing";
import { enforceGuardrails } from "../../synthesis/guardrails";
import { testEnvironment } from "../test-environment";

/** An environment whose load balancer serves plain HTTP. */
function enforce(input: Partial<EnvironmentInput>) {
  const environment = testEnvironment({
    alb: { plainHttp: true, ingressCidrs: ["10.0.0.0/8"] },
    ...input,
  });
  const outdir = temporaryDirectory();
  const app = buildApp({ environments: [environment], providerLock: "", outdir });
  return { outdir, enforced: () => enforceGuardrails(app, [environment]).map(formatFinding) };
}

const exception = {
  rule: "listener-encrypted",
  resource: "test-alb/load-balancer/http",
  reason: "The partner's network encrypts it already.",
  owner: "platform team",
};
const FINDING =
  "test-alb/load-balancer/http: serves HTTP, unencrypted: set protocol HTTPS with a certificate, or redirect to HTTPS (listener-encrypted, high)";

test("outside production a grave finding is reported, and a milder one is not", () => {
  expect(enforce({}).enforced()).toEqual([FINDING]);
});

test("in production it ends the synthesis, and nothing is written", () => {
  const { outdir, enforced } = enforce({ deletionProtection: true });
  const before = readdirSync(outdir, { recursive: true });
  expect(enforced).toThrow(
    `${FINDING}\nNothing was synthesized: deletionProtection says that this is production. Correct ` +
      "what was found, or add an exception with its reason (docs/guardrails.md).",
  );
  expect(readdirSync(outdir, { recursive: true })).toEqual(before);
});

test("an exception with its reason lets it pass", () => {
  const guardrails = { exceptions: [exception] };
  expect(enforce({ deletionProtection: true, guardrails }).enforced()).toEqual([]);
});

test("an exception that nothing needs ends the synthesis of production, too", () => {
  const guardrails = { exceptions: [exception, { ...exception, resource: "test-alb/gone" }] };
  expect(enforce({ deletionProtection: true, guardrails }).enforced).toThrow(
    "test-alb/gone: is an exception to listener-encrypted that nothing needs: no such finding: remove the exception, or correct the rule and the resource it names (exception-unused, high)",
  );
});

test("an exception from a rule that there is not is a mistake in the configuration", () => {
  const guardrails = { exceptions: [exception, { ...exception, rule: "listener-encryption" }] };
  expect(enforce({ guardrails }).enforced).toThrow(
    'test.guardrails.exceptions[1].rule: "listener-encryption" is not a rule: use one that docs/guardrails.md lists (did you mean listener-encrypted?)',
  );
});
