import type { Guardrail } from "../../guardrail";
import { blocksOf, isSet } from "#terraform";

export const repositoryCustomerKey: Guardrail = {
  id: "repository-customer-key",
  title: "Images are encrypted with a key of the account's own",
  checks: ["CKV_AWS_136", "ECR.5"],
  severity: "high",
  types: ["aws_ecr_repository"],
  remedy: "set encryption_configuration with KMS and kms_key",
  check: ({ attributes }) =>
    blocksOf(attributes, "encryption_configuration").some(
      ({ encryption_type: type, kms_key: key }) => String(type).startsWith("KMS") && isSet(key),
    )
      ? undefined
      : "has no key of the account's own",
};
