import type { Guardrail } from "../../guardrail";
import { blocksOf, isOff } from "#terraform";

export const repositoryScan: Guardrail = {
  id: "repository-scan",
  title: "Images are scanned when they are pushed",
  checks: ["CKV_AWS_163", "ECR.1"],
  severity: "high",
  types: ["aws_ecr_repository"],
  remedy: "set image_scanning_configuration with scan_on_push true",
  check: ({ attributes }) => {
    const scanning = blocksOf(attributes, "image_scanning_configuration");
    return scanning.length === 0 || scanning.some((scan) => isOff(scan["scan_on_push"]))
      ? "does not scan images"
      : undefined;
  },
};
