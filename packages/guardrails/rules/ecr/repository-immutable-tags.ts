import type { Guardrail } from "../../guardrail";
import { isUnknown } from "#terraform";

export const repositoryImmutableTags: Guardrail = {
  id: "repository-immutable-tags",
  title: "A tag means the same image for ever",
  checks: ["CKV_AWS_51", "ECR.2"],
  severity: "high",
  types: ["aws_ecr_repository"],
  remedy: "set image_tag_mutability to IMMUTABLE",
  check: ({ attributes: { image_tag_mutability: mode } }) =>
    mode === "IMMUTABLE" || isUnknown(mode) ? undefined : "lets a tag be moved to another image",
};
