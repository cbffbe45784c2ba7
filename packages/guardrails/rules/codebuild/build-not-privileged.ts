import type { Guardrail } from "../../guardrail";
import { blocksOf, isOn } from "#terraform";

export const buildNotPrivileged: Guardrail = {
  id: "build-not-privileged",
  title: "No build has the rights of its host",
  checks: ["CKV_AWS_316"],
  severity: "high",
  types: ["aws_codebuild_project"],
  remedy: "set privileged_mode to false; only building images needs it",
  check: ({ attributes }) =>
    blocksOf(attributes, "environment").some((environment) => isOn(environment["privileged_mode"]))
      ? "runs its builds in privileged mode"
      : undefined,
};
