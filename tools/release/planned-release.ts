import { blocksOf, isObject, type Json, listOf, type TerraformPlan } from "#terraform";
import { StackFailure } from "../engine/stack-failure";
import type { ServiceRelease } from "./releases";

/** A release that a plan brings: what it runs, and where. */
export interface PlannedRelease extends ServiceRelease {
  /** The task definition, as the plan has it. */
  readonly task: Json;
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/**
 * The release that comes before a plan: its service takes another revision of its task definition, or starts
 * for the first time.
 * @throws StackFailure where the plan makes what the release needs, so that nothing can run before
 */
export function plannedRelease(
  release: ServiceRelease,
  { changes }: TerraformPlan,
): PlannedRelease | undefined {
  const ofType = (type: string) => changes.filter((one) => one.type === type && !one.isData);
  const service = ofType("aws_ecs_service").find(({ after }) => isObject(after))?.after;
  const task = ofType("aws_ecs_task_definition").find(({ actions }) => actions.includes("create"));
  if (!isObject(service) || !isObject(task?.after)) return undefined;
  const [network = {}] = blocksOf(service, "network_configuration");
  const subnets = textsOf(network["subnets"]);
  const securityGroups = textsOf(network["security_groups"]);
  const { cluster } = service;
  const isKnown = typeof task.after["container_definitions"] === "string";
  if (!isKnown || typeof cluster !== "string" || !subnets || !securityGroups) {
    throw new StackFailure(
      `The release of ${release.service} cannot run before what it needs is there, which this plan makes ` +
        "(security group, log group): deploy the service with the image's placeholder first, then record the image.",
      "again",
    );
  }
  return { ...release, task: task.after, cluster, subnets, securityGroups };
}

/** A list of texts, all of which the plan knows. */
function textsOf(value: unknown): readonly string[] | undefined {
  const items = listOf(value);
  const texts = items.filter((item): item is string => typeof item === "string");
  return texts.length > 0 && texts.length === items.length ? texts : undefined;
}
