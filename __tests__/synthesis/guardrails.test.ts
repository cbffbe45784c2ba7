import { readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
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

describe("variables of a service in production", () => {
  const withVariables = (environment: Readonly<Record<string, string>>, about?: string) =>
    enforce({
      alb: undefined,
      deletionProtection: true,
      services: { web: { kind: "internal", port: 8080, environment } },
      guardrails: {
        exceptions:
          about === undefined
            ? []
            : [
                {
                  rule: "container-secrets",
                  resource: "test-service-web/task/task-definition",
                  about,
                  reason: "It names the partner's tariff, which is printed on every invoice.",
                  owner: "web team",
                },
              ],
      },
    }).enforced;

  test("a length and an issuer pass", () => {
    const harmless = { PASSWORD_MIN_LENGTH: "12", TOKEN_ISSUER: "https://auth.example.com" };
    expect(withVariables(harmless)()).toEqual([]);
  });

  test("an exception is for one of them, and not for the next that comes", () => {
    const variables = { PARTNER_TOKEN: "standard" };
    expect(withVariables(variables, "web/PARTNER_TOKEN")()).toEqual([]);
    expect(withVariables({ ...variables, DB_PASSWORD: "hunter2" }, "web/PARTNER_TOKEN")).toThrow(
      "test-service-web/task/task-definition: container web holds DB_PASSWORD in plain text, which is secret by its name: put it into Parameter Store and name it in the container's secrets (container-secrets about web/DB_PASSWORD, critical)\nNothing",
    );
  });
});
