import {
  type EcsWorkload,
  ecsWorkloads,
  isSet,
  type Json,
  numberOf,
  textOf,
  listOf,
} from "#terraform";
import type { ServiceEffect } from "../types";
import type { PlannedResource } from "./planned-resource";
import { isSwitchedOn, ruleOf } from "./schedules";
import type { World } from "./world";

/** What runs tasks: a service that always does, or what starts one by the clock. */
export interface Running {
  readonly kind: ServiceEffect["kind"];
  readonly name: string;
  readonly resource: PlannedResource;
  readonly before: EcsWorkload | undefined;
  readonly after: EcsWorkload | undefined;
  /** Its task definition as it is. */
  readonly task: PlannedResource | undefined;
  /** And as it will be: the same one where it only gets another revision. */
  readonly nextTask: PlannedResource | undefined;
  /** Target groups that pass requests on to it. */
  readonly groups: readonly PlannedResource[];
  /** Tasks run, or it may be that scaling starts some: otherwise there is nothing to interrupt. */
  readonly runs: boolean;
}

const TASK = "aws_ecs_task_definition";
/** What starts tasks, and where in it its task definition stands. */
const STARTERS: Readonly<Record<string, readonly (string | number)[]>> = {
  aws_ecs_service: ["task_definition"],
  aws_scheduler_schedule: ["target", 0, "ecs_parameters", 0, "task_definition_arn"],
  aws_cloudwatch_event_target: ["ecs_target", 0, "task_definition_arn"],
};

/** Every service and scheduled task of the plans. */
export function runningOf(world: World): Running[] {
  return world.ofType(...Object.keys(STARTERS)).flatMap((resource): Running[] => {
    const { before: was, after: will } = resource;
    const [before, after] = [workload(resource, was), workload(resource, will)];
    if (!before && !after) return [];
    const task = before && taskOf(before.taskDefinition, world);
    return [
      {
        kind: resource.type === "aws_ecs_service" ? "service" : "scheduled-task",
        name: nameOf(resource),
        resource,
        before,
        after,
        task,
        nextTask:
          after &&
          (nextTask(resource, after, world) ??
            // One that only the apply tells is most likely another revision of the same.
            (isSet(after.taskDefinition) ? undefined : task)),
        groups: (before?.targets ?? []).flatMap(
          ({ group }) => world.named(group, "aws_lb_target_group") ?? [],
        ),
        runs: before !== undefined && runs(resource, world),
      },
    ];
  });
}

/** A service has one; of what starts several kinds of tasks, the first stands for all. */
const workload = ({ type }: PlannedResource, attributes: Json | undefined) =>
  attributes && ecsWorkloads({ type, attributes })[0];

function nextTask(
  resource: PlannedResource,
  after: EcsWorkload,
  world: World,
): PlannedResource | undefined {
  return (
    taskOf(after.taskDefinition, world) ??
    world.willMean(resource, STARTERS[resource.type] ?? [], TASK)
  );
}

/** By its ARN, as `family:revision`, or by its family alone. */
function taskOf(value: unknown, world: World): PlannedResource | undefined {
  const found = world.named(value, TASK);
  if (found) return found;
  return world
    .ofType(TASK)
    .find(({ before, after }) =>
      [before, after].some(
        (side) => side && `${String(side["family"])}:${String(side["revision"])}` === value,
      ),
    );
}

function nameOf({ type, address, after, before }: PlannedResource): string {
  const values = after ?? before ?? {};
  return textOf(values[type === "aws_cloudwatch_event_target" ? "rule" : "name"]) ?? address;
}

function runs(resource: PlannedResource, world: World): boolean {
  const { before, type } = resource;
  if (type !== "aws_ecs_service") {
    return isSwitchedOn((ruleOf(resource, world) ?? resource).before) === true;
  }
  // A number that nobody knows may be any.
  return (
    before?.["scheduling_strategy"] === "DAEMON" ||
    numberOf(before?.["desired_count"]) !== 0 ||
    scalingOf(before, world).some((target) => numberOf(target.before?.["max_capacity"]) !== 0)
  );
}

/** A list in the network block of what runs, as it is. */
export const inNetwork = ({ before }: Running, name: string): readonly unknown[] =>
  (before?.network ?? []).flatMap((block: Json) => listOf(block[name]));

/** What bounds the number of a service's tasks: `service/<cluster>/<service>`. */
export function scalingOf(service: Json | undefined, world: World): PlannedResource[] {
  const cluster = String(service?.["cluster"]).split("/").at(-1) ?? "";
  const id = `service/${cluster}/${String(service?.["name"])}`;
  return world
    .ofType("aws_appautoscaling_target")
    .filter(({ before, after }) => [before, after].some((side) => side?.["resource_id"] === id));
}
