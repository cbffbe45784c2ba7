import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const topicEncrypted: Guardrail = {
  id: "topic-encrypted",
  title: "Messages on topics are encrypted",
  checks: ["CKV_AWS_26"],
  severity: "high",
  types: ["aws_sns_topic"],
  remedy: "set kms_master_key_id",
  check: ({ attributes }) => (isSet(attributes["kms_master_key_id"]) ? undefined : "has no key"),
};
