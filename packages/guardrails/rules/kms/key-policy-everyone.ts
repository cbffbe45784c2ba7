import type { Guardrail } from "../../guardrail";
import { allowed, meansEveryone, factOf, extentOf } from "../../support/policies";

export const keyPolicyEveryone: Guardrail = {
  id: "key-policy-everyone",
  title: "No key can be used by everyone",
  checks: ["CKV_AWS_33"],
  severity: "critical",
  types: ["aws_kms_key", "aws_kms_key_policy"],
  remedy: "name the principals",
  check: ({ attributes }) =>
    allowed(attributes["policy"])
      .filter(meansEveryone)
      .map((statement) => factOf(statement, extentOf(statement), "lets everyone use the key")),
};
