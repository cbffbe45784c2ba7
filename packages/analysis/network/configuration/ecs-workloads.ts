import type { SynthesizedResource } from "#terraform";
import type { Member } from "./member";
import { blocksOf, flagOf, label, numberOf, type Resources, textsOf } from "./resources";

type Attributes = Readonly<Record<string, unknown>>;

/** What runs tasks: a service, a schedule, or a rule that starts them. */
export interface Workload extends Member {
  readonly targets: readonly { readonly group: string; readonly port: number }[];
}

export function readWorkloads(resources: Resources): Workload[] {
  return [
    ...resources
      .ofType("aws_ecs_service")
      .flatMap((resource) =>
        workload(
          resources,
          resource,
          resource.attributes,
          blocksOf(label(resource), resource.attributes, "load_balancer"),
        ),
      ),
    ...resources.ofType("aws_scheduler_schedule").flatMap((resource) =>
      blocksOf(label(resource), resource.attributes, "target")
        .flatMap((target) => blocksOf(label(resource), target, "ecs_parameters"))
        .flatMap((parameters) => workload(resources, resource, parameters)),
    ),
    ...resources
      .ofType("aws_cloudwatch_event_target")
      .flatMap((resource) =>
        blocksOf(label(resource), resource.attributes, "ecs_target").flatMap((target) =>
          workload(resources, resource, target),
        ),
      ),
  ];
}

function workload(
  resources: Resources,
  resource: SynthesizedResource,
  from: Attributes,
  balancers: readonly Attributes[] = [],
): Workload[] {
  const name = label(resource);
  return blocksOf(name, from, "network_configuration").map((network) => ({
    resource,
    groups: textsOf(name, network, "security_groups"),
    subnets: textsOf(name, network, "subnets"),
    hasPublicAddress: flagOf(name, network, "assign_public_ip"),
    targets: balancers.flatMap((balancer) => {
      const port = numberOf(name, balancer, "container_port");
      const group = balancer["target_group_arn"];
      return port === undefined || group === undefined
        ? []
        : [{ group: resources.identity(group), port }];
    }),
  }));
}
