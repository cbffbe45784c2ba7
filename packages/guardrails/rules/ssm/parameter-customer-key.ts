import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const parameterCustomerKey: Guardrail = {
  id: "parameter-customer-key",
  title: "Secrets in Parameter Store are encrypted with a key of the account's own",
  checks: ["CKV_AWS_337"],
  severity: "high",
  types: ["aws_ssm_parameter"],
  remedy: "set key_id to a customer managed key",
  check: ({ attributes: { type, key_id: key } }) => {
    if (type !== "SecureString") return undefined;
    const own = isSet(key) && !String(key).endsWith("alias/aws/ssm");
    return own
      ? undefined
      : "is encrypted with AWS's own key, which everyone in the account may use";
  },
};
