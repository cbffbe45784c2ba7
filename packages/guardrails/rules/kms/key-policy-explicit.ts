import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { isSet } from "#terraform";

export const keyPolicyExplicit: Guardrail = {
  id: "key-policy-explicit",
  title: "Every key has a policy of its own",
  checks: ["CKV2_AWS_64"],
  severity: "high",
  types: ["aws_kms_key"],
  remedy: "set policy: who administers the key, and who uses it for what",
  check: (key, context) =>
    isSet(key.attributes["policy"]) ||
    referrersOf(context, "aws_kms_key_policy", "key_id", key).length > 0
      ? undefined
      : "has AWS's default policy",
};
