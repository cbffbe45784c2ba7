import { blocksOf, isSet } from "../model/attributes";
import type { Json } from "../model/json";
import type { SynthesizedResource } from "../model/synthesized-app";

/** Resources that start tasks. */
export const TASK_STARTERS = [
  "aws_ecs_service",
  "aws_ecs_task_set",
  "aws_scheduler_schedule",
  "aws_cloudwatch_event_target",
] as const;

/** How a resource runs tasks: as a service, or as one of its targets. */
export interface EcsWorkload {
  /** The block that says how, which is the resource itself where it is a service. */
  readonly settings: Json;
  /** By its name or ARN. */
  readonly cluster: unknown;
  readonly taskDefinition: unknown;
  /** One, or none where tasks have the network of their machine. */
  readonly network: readonly Json[];
  /** What load balancers pass on to it. */
  readonly targets: readonly { readonly group: unknown; readonly block: Json }[];
}

type Resource = Pick<SynthesizedResource, "type" | "attributes">;
type ReadBlocks = (from: Json, name: string) => readonly Json[];

/**
 * How a resource runs tasks; nothing for one that runs none.
 * @param read reads blocks, and may refuse those that are known only at plan
 */
export function ecsWorkloads(
  { type, attributes }: Resource,
  read: ReadBlocks = blocksOf,
): EcsWorkload[] {
  const workload = (settings: Json, cluster: unknown, taskDefinition: unknown): EcsWorkload => ({
    settings,
    cluster,
    taskDefinition,
    network: read(settings, "network_configuration"),
    targets: read(settings, "load_balancer")
      .map((block) => ({ group: block["target_group_arn"], block }))
      .filter(({ group }) => isSet(group)),
  });
  switch (type) {
    case "aws_ecs_service":
    case "aws_ecs_task_set":
      return [workload(attributes, attributes["cluster"], attributes["task_definition"])];
    case "aws_scheduler_schedule":
      return read(attributes, "target").flatMap((target) =>
        read(target, "ecs_parameters").map((task) =>
          workload(task, target["arn"], task["task_definition_arn"]),
        ),
      );
    case "aws_cloudwatch_event_target":
      return read(attributes, "ecs_target").map((task) =>
        workload(task, attributes["arn"], task["task_definition_arn"]),
      );
    default:
      return [];
  }
}

/**
 * The text in which Terraform passes on a task definition's containers; nothing while all of it is
 * known only at plan.
 */
export function containersText({ attributes }: Pick<Resource, "attributes">): string | undefined {
  const text = attributes["container_definitions"];
  return typeof text === "string" ? text : undefined;
}

/**
 * The containers of a task definition, spelt as ECS does (`readonlyRootFilesystem`); none while
 * they are not known.
 */
export function containersOf(task: Pick<Resource, "attributes">): readonly Json[] {
  try {
    return blocksOf(
      { containers: JSON.parse(containersText(task) ?? "[]") as unknown },
      "containers",
    );
  } catch {
    return [];
  }
}
