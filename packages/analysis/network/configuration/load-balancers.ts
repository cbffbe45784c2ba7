import { type SynthesizedResource, textOf } from "#terraform";
import type { NetworkMember } from "./network-member";
import {
  decidedBlocks,
  decidedFlag,
  label,
  decidedNumber,
  type Resources,
  decidedTexts,
} from "./resources";

export interface LoadBalancer extends NetworkMember {
  /** `application`, `network` or `gateway`. */
  readonly type: string;
  readonly isDualStack: boolean;
  /** What its listeners pass on: from which port to which target group. */
  readonly forwards: readonly { readonly port: number; readonly group: string }[];
  readonly listenerPorts: readonly number[];
}

export function readLoadBalancers(resources: Resources): LoadBalancer[] {
  const rules = resources.ofType("aws_lb_listener_rule");
  return resources.ofType("aws_lb").map((resource) => {
    const { attributes } = resource;
    const name = label(resource);
    const listeners = resources
      .ofType("aws_lb_listener")
      .filter(
        (listener) =>
          resources.reference(listener.attributes["load_balancer_arn"])?.resource === resource,
      )
      .map((listener) => ({
        port: decidedNumber(label(listener), listener.attributes, "port") ?? 0,
        groups: [
          ...targetGroups(resources, listener, "default_action"),
          ...rules
            .filter(
              (rule) => resources.reference(rule.attributes["listener_arn"])?.resource === listener,
            )
            .flatMap((rule) => targetGroups(resources, rule, "action")),
        ],
      }));
    return {
      resource,
      groups: decidedTexts(name, attributes, "security_groups"),
      subnets: [
        ...decidedTexts(name, attributes, "subnets"),
        ...decidedBlocks(name, attributes, "subnet_mapping").map(({ subnet_id: id }) => String(id)),
      ],
      hasPublicAddress: !decidedFlag(name, attributes, "internal"),
      type: textOf(resource.attributes["load_balancer_type"]) ?? "application",
      isDualStack: textOf(resource.attributes["ip_address_type"])?.startsWith("dualstack") ?? false,
      listenerPorts: listeners.map(({ port }) => port),
      forwards: listeners.flatMap(({ port, groups }) => groups.map((group) => ({ port, group }))),
    };
  });
}

function targetGroups(resources: Resources, owner: SynthesizedResource, name: string): string[] {
  return decidedBlocks(label(owner), owner.attributes, name).flatMap((action) => [
    ...(typeof action["target_group_arn"] === "string"
      ? [resources.identity(action["target_group_arn"])]
      : []),
    ...decidedBlocks(label(owner), action, "forward")
      .flatMap((forward) => decidedBlocks(label(owner), forward, "target_group"))
      .map(({ arn }) => resources.identity(arn)),
  ]);
}
