import type { Guardrail } from "../../guardrail";
import { meansEveryone, factOf, extentOf, trustOf } from "../../support/policies";

export const roleTrustsEveryone: Guardrail = {
  id: "role-trusts-everyone",
  title: "No role can be assumed by everyone",
  checks: ["CKV_AWS_60"],
  severity: "critical",
  types: ["aws_iam_role"],
  remedy: "name the services, roles or accounts that assume it",
  check: (role) =>
    trustOf(role)
      .filter(meansEveryone)
      .map((statement) => factOf(statement, extentOf(statement), "can be assumed by everyone")),
};
