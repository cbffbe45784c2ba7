import type { Json, SynthesizedResource } from "#terraform";
import type { Member } from "./member";
import {
  decidedBlocks,
  decidedFlag,
  label,
  decidedNumber,
  type Resources,
  decidedTexts,
} from "./resources";

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
          decidedBlocks(label(resource), resource.attributes, "load_balancer"),
        ),
      ),
    ...resources.ofType("aws_scheduler_schedule").flatMap((resource) =>
      decidedBlocks(label(resource), resource.attributes, "target")
        .flatMap((target) => decidedBlocks(label(resource), target, "ecs_parameters"))
        .flatMap((parameters) => workload(resources, resource, parameters)),
    ),
    ...resources
      .ofType("aws_cloudwatch_event_target")
      .flatMap((resource) =>
        decidedBlocks(label(resource), resource.attributes, "ecs_target").flatMap((target) =>
          workload(resources, resource, target),
        ),
      ),
  ];
}

function workload(
  resources: Resources,
  resource: SynthesizedResource,
  from: Json,
  balancers: readonly Json[] = [],
): Workload[] {
  const name = label(resource);
  return decidedBlocks(name, from, "network_configuration").map((network) => ({
    resource,
    groups: decidedTexts(name, network, "security_groups"),
    subnets: decidedTexts(name, network, "subnets"),
    hasPublicAddress: decidedFlag(name, network, "assign_public_ip"),
    targets: balancers.flatMap((balancer) => {
      const port = decidedNumber(name, balancer, "container_port");
      const group = balancer["target_group_arn"];
      return port === undefined || group === undefined
        ? []
        : [{ group: resources.identity(group), port }];
    }),
  }));
}
