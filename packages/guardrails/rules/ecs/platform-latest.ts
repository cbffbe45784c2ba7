import type { Guardrail } from "../../guardrail";
import { ecsWorkloads, TASK_STARTERS, textOf } from "#terraform";

export const platformLatest: Guardrail = {
  id: "platform-latest",
  title: "Tasks run on the latest Fargate platform",
  checks: ["CKV_AWS_332", "ECS.10"],
  severity: "medium",
  types: TASK_STARTERS,
  remedy: "leave platform_version out, or set it to LATEST",
  check: (resource) =>
    ecsWorkloads(resource)
      .map(({ settings }) => textOf(settings["platform_version"]) ?? "LATEST")
      .filter((version) => version !== "LATEST")
      .map((version) => ({ about: version, why: `stays on platform version ${version}` })),
};
