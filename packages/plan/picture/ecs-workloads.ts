import { blocksOf, type Json, listOf, textOf } from "#terraform";
import type { Element } from "./element";
import type { References } from "./references";

/** What runs tasks, or stands before them. */
export interface Workload {
  readonly element: Element;
  readonly subnets: readonly unknown[];
  readonly securityGroups: readonly unknown[];
  /** As its resource names it. */
  readonly cluster: string | undefined;
  readonly taskDefinition: unknown;
  readonly targets: readonly { readonly group: unknown; readonly port: unknown }[];
}

/** @returns nothing for what has no place in a network */
export function workloadOf(element: Element): Workload | undefined {
  const { type, attributes } = element;
  const networkOf = (from: Json) => {
    const [network = {}] = blocksOf(from, "network_configuration");
    return {
      subnets: listOf(network["subnets"]),
      securityGroups: listOf(network["security_groups"]),
    };
  };
  if (type === "aws_lb") {
    const mapped = blocksOf(attributes, "subnet_mapping").map(({ subnet_id: id }) => id);
    return {
      element,
      subnets: [...listOf(attributes["subnets"]), ...mapped],
      securityGroups: listOf(attributes["security_groups"]),
      cluster: undefined,
      taskDefinition: undefined,
      targets: [],
    };
  }
  if (type === "aws_ecs_service") {
    return {
      element,
      ...networkOf(attributes),
      cluster: clusterText(attributes["cluster"]),
      taskDefinition: attributes["task_definition"],
      targets: blocksOf(attributes, "load_balancer").map((balancer) => ({
        group: balancer["target_group_arn"],
        port: balancer["container_port"],
      })),
    };
  }
  if (type === "aws_scheduler_schedule") {
    const [target = {}] = blocksOf(attributes, "target");
    const [parameters = {}] = blocksOf(target, "ecs_parameters");
    return {
      element,
      ...networkOf(parameters),
      cluster: clusterText(target["arn"]),
      taskDefinition: parameters["task_definition_arn"],
      targets: [],
    };
  }
  return undefined;
}

const clusterText = (value: unknown) => (typeof value === "string" ? value : undefined);

/** A cluster by its name or ARN, or by a reference. */
export function clusterOf(
  { cluster }: Workload,
  clusters: readonly Element[],
  references: References,
): Element | undefined {
  if (cluster === undefined) return undefined;
  const name = cluster.split("/").at(-1);
  return (
    references.of(cluster) ?? clusters.find(({ attributes }) => textOf(attributes["name"]) === name)
  );
}
