import { blocksOf, containersOf, textOf } from "#terraform";
import { type Element, plainOf } from "./element";
import type { References } from "./references";
import type { Workload } from "./ecs-workloads";

/** What stands under a part's name: the one thing that tells it from its like. */
export class Details {
  private readonly listeners: readonly Element[];
  private readonly scaling: ReadonlyMap<string, Element>;

  constructor(
    elements: readonly Element[],
    private readonly references: References,
  ) {
    this.listeners = elements.filter(({ type }) => type === "aws_lb_listener");
    this.scaling = new Map(
      elements
        .filter(({ type }) => type === "aws_appautoscaling_target")
        .map((target) => [textOf(target.attributes["resource_id"]) ?? "", target]),
    );
  }

  of(element: Element, workload: Workload | undefined): string | undefined {
    const { type, attributes } = element;
    switch (type) {
      case "aws_vpc":
      case "aws_subnet":
        return textOf(attributes["cidr_block"]);
      case "aws_lb":
        return this.listenersOf(element);
      case "aws_ecs_service":
        return workload && this.serviceDetail(workload);
      case "aws_scheduler_schedule":
      case "aws_cloudwatch_event_rule":
        return textOf(attributes["schedule_expression"]);
      default:
        return undefined;
    }
  }

  /** Ports that a load balancer listens on. */
  portsOf(balancer: Element): string[] {
    return this.listenersOn(balancer).map(({ attributes }) => String(attributes["port"]));
  }

  /** Port that tasks listen on: for the load balancer, or for other services. */
  portOf({ targets, element, taskDefinition }: Workload): string | undefined {
    const connect = blocksOf(element.attributes, "service_connect_configuration")
      .flatMap((settings) => blocksOf(settings, "service"))
      .flatMap((service) => blocksOf(service, "client_alias"))
      .map(({ port }) => port);
    const definition = this.references.of(taskDefinition);
    const [mapped] = (definition ? containersOf(definition) : [])
      .flatMap((container) => blocksOf(container, "portMappings"))
      .map(({ containerPort }) => containerPort);
    return plainOf(targets[0]?.port ?? connect[0] ?? mapped);
  }

  private listenersOf(balancer: Element): string | undefined {
    const listeners = this.listenersOn(balancer).map(({ attributes }) =>
      [textOf(attributes["protocol"]), attributes["port"]].filter(Boolean).join(" "),
    );
    const where = balancer.attributes["internal"] === true ? "internal" : "internet-facing";
    return [where, ...listeners].join(" · ");
  }

  private listenersOn(balancer: Element): Element[] {
    return this.listeners.filter(({ attributes }) =>
      this.references.isTo(attributes["load_balancer_arn"], balancer),
    );
  }

  private serviceDetail(workload: Workload): string | undefined {
    const port = this.portOf(workload);
    const words = [...(port === undefined ? [] : [`port ${port}`]), ...this.tasks(workload)];
    return words.length === 0 ? undefined : words.join(" · ");
  }

  private tasks({ element, cluster }: Workload): string[] {
    const name = `service/${cluster?.split("/").at(-1) ?? ""}/${String(element.attributes["name"])}`;
    const target = this.scaling.get(name)?.attributes;
    const least = countIn(target?.["min_capacity"]);
    const most = countIn(target?.["max_capacity"]);
    if (least !== undefined && most !== undefined) return [`${least} to ${most} tasks`];
    const count = countIn(element.attributes["desired_count"]);
    return count === undefined ? [] : [`${count} ${count === "1" ? "task" : "tasks"}`];
  }
}

/** A number; of one that depends on something, such as an image being there, the first. */
function countIn(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  const [, plain, conditional] = /^(\d+)$|\? (\d+) : \d+\}$/.exec(String(value)) ?? [];
  return plain ?? conditional;
}
