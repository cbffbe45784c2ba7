import { blocksOf, type Json, type SynthesizedResource } from "#terraform";

/** Resources that start tasks. */
export const TASK_STARTERS = [
  "aws_ecs_service",
  "aws_ecs_task_set",
  "aws_scheduler_schedule",
  "aws_cloudwatch_event_target",
] as const;

/** The blocks in which a resource says how its tasks run. */
export function runSettingsOf({ type, attributes }: SynthesizedResource): readonly Json[] {
  if (type === "aws_scheduler_schedule") return blocksOf(attributes, "target", "ecs_parameters");
  if (type === "aws_cloudwatch_event_target") return blocksOf(attributes, "ecs_target");
  return [attributes];
}
