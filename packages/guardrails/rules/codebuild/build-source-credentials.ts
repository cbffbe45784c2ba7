import type { Guardrail } from "../../guardrail";
import { blocksOf, textOf } from "#terraform";

export const buildSourceCredentials: Guardrail = {
  id: "build-source-credentials",
  title: "No secret stands in the address of a build's source",
  checks: ["CodeBuild.1"],
  severity: "critical",
  types: ["aws_codebuild_project"],
  remedy: "remove what stands before the @, and use a connection",
  check: ({ attributes }) =>
    [...blocksOf(attributes, "source"), ...blocksOf(attributes, "secondary_sources")]
      .filter(({ location }) => /^[a-z+]+:\/\/[^/@]+@/i.test(String(location)))
      .map(({ source_identifier: id }) => ({
        about: textOf(id) ?? "source",
        why: "has credentials in the address of its source",
      })),
};
