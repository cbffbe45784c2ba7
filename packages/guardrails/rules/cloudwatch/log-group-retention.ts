import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const logGroupRetention: Guardrail = {
  id: "log-group-retention",
  title: "Logs are deleted at an age that somebody chose",
  checks: ["CKV_AWS_66"],
  severity: "high",
  types: ["aws_cloudwatch_log_group"],
  remedy: "set retention_in_days",
  check: ({ attributes: { retention_in_days: days } }) =>
    isSet(days) && days !== 0 ? undefined : "keeps its logs for ever",
};
