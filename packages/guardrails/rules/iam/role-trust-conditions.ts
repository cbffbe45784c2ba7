import type { PolicyStatement } from "#aws";
import type { Guardrail } from "../../guardrail";
import { conditionKeys, factOf, trustOf } from "../../support/policies";

/** Any of them says on whose behalf a service must be acting. */
const SOURCE_KEYS = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

/** They assume roles only for what their own API has put them on, and send no source. */
const WITHOUT_SOURCE = new Set(["ec2.amazonaws.com", "lambda.amazonaws.com"]);

/** Without it a service can be made to use the role for another customer: the confused deputy. */
export const roleTrustConditions: Guardrail = {
  id: "role-trust-conditions",
  title: "A service assumes a role only on behalf of its own account",
  checks: [],
  severity: "high",
  types: ["aws_iam_role"],
  remedy: "add conditions on aws:SourceAccount and aws:SourceArn to the trust policy",
  check: (role) =>
    trustOf(role)
      .filter((statement) => servicesOf(statement).length > 0 && !hasSource(statement))
      .flatMap((statement) =>
        servicesOf(statement).map((service) =>
          factOf(statement, service, `trusts ${service} on anybody's behalf`),
        ),
      ),
};

function servicesOf({ principals }: PolicyStatement): readonly string[] {
  return (principals["Service"] ?? []).filter((service) => !WITHOUT_SOURCE.has(service));
}

function hasSource(statement: PolicyStatement): boolean {
  const keys = conditionKeys(statement);
  return SOURCE_KEYS.some((key) => keys.includes(key));
}
