import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";

export const repositoryLifecycle: Guardrail = {
  id: "repository-lifecycle",
  title: "Old images are removed",
  checks: ["ECR.3"],
  severity: "medium",
  types: ["aws_ecr_repository"],
  remedy: "add an aws_ecr_lifecycle_policy",
  check: (repository, context) =>
    referrersOf(context, "aws_ecr_lifecycle_policy", "repository", repository).length > 0
      ? undefined
      : "keeps every image for ever",
};
