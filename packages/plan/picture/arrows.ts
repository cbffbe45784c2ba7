import type { Details } from "./details";
import { EVERY_PROTOCOL, isWorld, type SecurityGroupRule } from "#aws";
import {
  blocksOf,
  blocksOfRule,
  containersText,
  isOn,
  PREFIX_LISTS,
  securityGroupRules,
  textOf,
} from "#terraform";
import { type Element, keyOf } from "./element";
import type { References } from "./references";
import { worst } from "./statuses";
import { type Arrow, INTERNET, type PartStatus } from "./types";
import type { Workload } from "./ecs-workloads";

/** Who opens connections to whom, and what tasks read when they start. */
export class Arrows {
  private readonly found = new Map<string, { arrow: Arrow; statuses: PartStatus[] }>();
  private readonly byGroup = new Map<string, Element[]>();

  constructor(
    private readonly elements: readonly Element[],
    private readonly workloads: readonly Workload[],
    private readonly details: Details,
    private readonly references: References,
  ) {
    for (const { element, securityGroups } of workloads) {
      for (const id of securityGroups) {
        const group = this.references.of(id);
        if (!group) continue;
        this.byGroup.set(keyOf(group), [...(this.byGroup.get(keyOf(group)) ?? []), element]);
      }
    }
  }

  all(): Arrow[] {
    this.fromRules();
    this.fromTargets();
    this.reads();
    return [...this.found.values()].map(({ arrow, statuses }) => ({
      ...arrow,
      status: worst(statuses),
    }));
  }

  /** Rules of security groups: one group to another, or everybody to a load balancer. */
  private fromRules(): void {
    const lists = this.elements.filter(({ type }) => PREFIX_LISTS.some((list) => list === type));
    for (const element of this.elements) {
      for (const rule of (["ingress", "egress"] as const).flatMap((direction) =>
        securityGroupRules(element, direction),
      )) {
        const own = this.inGroup(this.references.of(rule.group) ?? element);
        const others = rule.peers.flatMap((peer) =>
          peer.kind === "self"
            ? own
            : peer.kind === "group"
              ? this.inGroup(this.references.of(peer.id))
              : [],
        );
        const [from, to] = rule.direction === "ingress" ? [others, own] : [own, others];
        const label = portsOf(rule);
        for (const target of to) {
          for (const source of from) this.add(keyOf(source), target, label, element.status);
        }
        const isOpen = blocksOfRule(rule, lists, (id, list) => this.references.isTo(id, list)).some(
          isWorld,
        );
        if (rule.direction === "egress" || !isOpen) continue;
        // Whoever is behind a load balancer says so by a rule that is open inside the network, too.
        for (const balancer of own.filter(isInternetFacing)) {
          this.add(INTERNET, balancer, label, element.status);
        }
      }
    }
  }

  /** What a load balancer's listeners and rules pass on. */
  private fromTargets(): void {
    const passing = this.elements.filter(({ type }) => /^aws_lb_listener(_rule)?$/.test(type));
    for (const workload of this.workloads) {
      for (const { group } of workload.targets) {
        const target = this.references.of(group);
        if (!target) continue;
        for (const rule of passing.filter((other) => this.passesTo(other, target))) {
          const listener = this.references.of(rule.attributes["listener_arn"]) ?? rule;
          const balancer = this.references.of(listener.attributes["load_balancer_arn"]);
          if (!balancer) continue;
          const status = worst([rule.status, target.status]);
          this.add(keyOf(balancer), workload.element, this.details.portOf(workload), status);
        }
      }
    }
  }

  private passesTo({ attributes }: Element, group: Element): boolean {
    const actions = [...blocksOf(attributes, "action"), ...blocksOf(attributes, "default_action")];
    return actions
      .flatMap((action) => [
        action["target_group_arn"],
        ...blocksOf(action, "forward")
          .flatMap((forward) => blocksOf(forward, "target_group"))
          .map(({ arn }) => arn),
      ])
      .some((arn) => this.references.isTo(arn, group));
  }

  private reads(): void {
    const parameters = this.elements.flatMap((element) => {
      const name = element.type === "aws_ssm_parameter" && textOf(element.attributes["name"]);
      return name ? [{ element, ending: `:parameter/${name.replace(/^\//, "")}"` }] : [];
    });
    for (const { element, taskDefinition } of this.workloads) {
      const definition = this.references.of(taskDefinition);
      const containers = definition && containersText(definition);
      if (!definition || containers === undefined) continue;
      for (const parameter of parameters) {
        if (!containers.includes(parameter.ending)) continue;
        this.add(keyOf(element), parameter.element, undefined, definition.status, "reads");
      }
    }
  }

  private inGroup(group: Element | undefined): readonly Element[] {
    return (group && this.byGroup.get(keyOf(group))) ?? [];
  }

  private add(
    from: string,
    to: Element,
    label: string | undefined,
    status: PartStatus,
    kind: Arrow["kind"] = "traffic",
  ): void {
    const key = [kind, from, keyOf(to)].join("\n");
    const known = this.found.get(key);
    const ports = new Set([...(known?.arrow.label?.split(", ") ?? []), ...(label ? [label] : [])]);
    const arrow: Arrow = {
      from,
      to: keyOf(to),
      kind,
      ...(ports.size > 0 && { label: [...ports].join(", ") }),
      status,
    };
    this.found.set(key, { arrow, statuses: [...(known?.statuses ?? []), status] });
  }
}

const isInternetFacing = ({ type, attributes }: Element): boolean =>
  type === "aws_lb" && !isOn(attributes["internal"]);

function portsOf({ protocol, from, to }: SecurityGroupRule): string | undefined {
  if (protocol === EVERY_PROTOCOL || from === undefined || to === undefined) return undefined;
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}
