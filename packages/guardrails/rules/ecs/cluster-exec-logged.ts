import type { Guardrail } from "../../guardrail";
import { blocksOf } from "#terraform";

export const clusterExecLogged: Guardrail = {
  id: "cluster-exec-logged",
  title: "What is typed into a container is logged",
  checks: ["CKV_AWS_223"],
  severity: "high",
  types: ["aws_ecs_cluster"],
  remedy: "set execute_command_configuration with logging DEFAULT or OVERRIDE",
  check: ({ attributes }) => {
    const settings = blocksOf(attributes, "configuration", "execute_command_configuration");
    if (settings.length === 0) return "does not say where ECS Exec sessions are logged";
    return settings.some(({ logging }) => logging === "NONE")
      ? "logs no ECS Exec session"
      : undefined;
  },
};
