import type { Guardrail } from "../../guardrail";
import { trustOf } from "../../support/policies";

const WHOLE_ACCOUNT = /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/;

export const roleTrustsWholeAccount: Guardrail = {
  id: "role-trusts-whole-account",
  title: "No role can be assumed by everyone in an account",
  checks: ["CKV_AWS_61"],
  severity: "high",
  types: ["aws_iam_role"],
  remedy: "name the roles that assume it",
  check: (role) =>
    trustOf(role)
      .flatMap(({ principals }) => principals["AWS"] ?? [])
      .filter((principal) => WHOLE_ACCOUNT.test(principal))
      .map((principal) => ({
        about: principal,
        why: `can be assumed by everyone in ${principal}`,
      })),
};
