import { blocksOf, ecsWorkloads, listOf, textOf } from "#terraform";
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

/** Everything that has a place in a network. */
export function workloadsOf(elements: readonly Element[], references: References): Workload[] {
  return elements.flatMap((element): Workload[] => {
    if (element.type === "aws_lb") return [balancer(element)];
    return ecsWorkloads(element).map(({ cluster, taskDefinition, network, targets }) => ({
      element: starterOf(element, elements, references),
      subnets: network.flatMap(({ subnets }) => listOf(subnets)),
      securityGroups: network.flatMap(({ security_groups: groups }) => listOf(groups)),
      cluster: typeof cluster === "string" ? cluster : undefined,
      taskDefinition,
      targets: targets.map(({ group, block }) => ({ group, port: block["container_port"] })),
    }));
  });
}

function balancer(element: Element): Workload {
  const { attributes } = element;
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

/** What the picture shows in place of an event's target, or of a set of a service's tasks. */
function starterOf(
  element: Element,
  elements: readonly Element[],
  references: References,
): Element {
  const { type, attributes, stack } = element;
  switch (type) {
    case "aws_cloudwatch_event_target": {
      const { rule } = attributes;
      const isRule = (other: Element) =>
        other.type === "aws_cloudwatch_event_rule" &&
        other.stack === stack &&
        other.attributes["name"] === rule;
      return references.of(rule) ?? elements.find(isRule) ?? element;
    }
    case "aws_ecs_task_set":
      return references.of(attributes["service"]) ?? element;
    default:
      return element;
  }
}

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
