import type { Guardrail } from "../../guardrail";
import { blocksOf } from "#terraform";

export const buildLogs: Guardrail = {
  id: "build-logs",
  title: "Builds are logged where the project says",
  checks: ["CKV_AWS_314", "CodeBuild.4"],
  severity: "high",
  types: ["aws_codebuild_project"],
  remedy: "set logs_config with cloudwatch_logs or s3_logs enabled",
  check: ({ attributes }) => {
    const cloudWatch = blocksOf(attributes, "logs_config", "cloudwatch_logs");
    const s3 = blocksOf(attributes, "logs_config", "s3_logs");
    // CloudWatch is on unless its block says otherwise, S3 only if its block says so.
    const logged =
      cloudWatch.some(({ status }) => status !== "DISABLED") ||
      s3.some(({ status }) => status === "ENABLED");
    return logged ? undefined : "says of no log that it is on";
  },
};
