import type { Guardrail } from "../../guardrail";
import { plainSecrets } from "../../support/plain-secrets";
import { blocksOf } from "#terraform";

export const buildCredentials: Guardrail = {
  id: "build-credentials",
  title: "No secret stands in a build's environment",
  checks: ["CodeBuild.2"],
  severity: "critical",
  types: ["aws_codebuild_project"],
  remedy: "use a variable of type PARAMETER_STORE or SECRETS_MANAGER, or the build's role",
  check: ({ attributes }) =>
    plainSecrets(
      blocksOf(attributes, "environment", "environment_variable").filter(
        ({ type }) => type === undefined || type === null || type === "PLAINTEXT",
      ),
    ),
};
