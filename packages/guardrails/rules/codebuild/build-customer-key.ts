import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const buildCustomerKey: Guardrail = {
  id: "build-customer-key",
  title: "What builds leave behind is encrypted with a key of the account's own",
  checks: ["CKV_AWS_147"],
  severity: "high",
  types: ["aws_codebuild_project"],
  remedy: "set encryption_key to a customer managed key",
  check: ({ attributes: { encryption_key: key } }) =>
    isSet(key) && !String(key).endsWith("alias/aws/s3")
      ? undefined
      : "has no key of the account's own",
};
