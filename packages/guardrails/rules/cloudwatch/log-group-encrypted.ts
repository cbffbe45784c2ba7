import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const logGroupEncrypted: Guardrail = {
  id: "log-group-encrypted",
  title: "Logs are encrypted with a key of the account's own",
  checks: ["CKV_AWS_158"],
  severity: "high",
  types: ["aws_cloudwatch_log_group"],
  remedy: "set kms_key_id, and let the key's policy name the logs service",
  check: ({ attributes }) => (isSet(attributes["kms_key_id"]) ? undefined : "has no key"),
};
