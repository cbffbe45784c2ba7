import type { Guardrail } from "../../guardrail";
import { numberOf } from "#terraform";

const YEAR_IN_DAYS = 365;

/** What is kept for less is a matter of cost as much as of security, so that this only reminds. */
export const logGroupRetentionYear: Guardrail = {
  id: "log-group-retention-year",
  title: "In production, logs are kept for a year",
  checks: ["CKV_AWS_338"],
  severity: "medium",
  types: ["aws_cloudwatch_log_group"],
  remedy: "set retention_in_days to 365 or more",
  check: ({ attributes }, { production }) => {
    const days = numberOf(attributes["retention_in_days"]);
    // None and 0 are for ever.
    if (!production || days === undefined || days === 0 || days >= YEAR_IN_DAYS) return undefined;
    return `keeps its logs for ${days} days`;
  },
};
