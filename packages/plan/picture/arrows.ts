import type { Details } from "./details";
import { blocksOf, type Element, keyOf, plainOf, textOf } from "./element";
import type { References } from "./references";
import { worst } from "./statuses";
import { type Arrow, INTERNET, type PartStatus } from "./types";
import type { Workload } from "./ecs-workloads";

const OPEN: ReadonlySet<unknown> = new Set(["0.0.0.0/0", "::/0"]);

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
    for (const rule of this.elements) {
      const [, way] = /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(rule.type) ?? [];
      if (way === undefined) continue;
      const own = this.inGroup(rule.attributes["security_group_id"]);
      const others = this.inGroup(rule.attributes["referenced_security_group_id"]);
      const [from, to] = way === "ingress" ? [others, own] : [own, others];
      const label = portsOf(rule);
      for (const target of to) {
        for (const source of from) this.add(keyOf(source), target, label, rule.status);
        const isOpen = ["cidr_ipv4", "cidr_ipv6"].some((name) => OPEN.has(rule.attributes[name]));
        // Whoever is behind a load balancer says so by a rule that is open inside the network, too.
        const isFacing = target.type === "aws_lb" && target.attributes["internal"] !== true;
        if (way === "ingress" && isOpen && isFacing) this.add(INTERNET, target, label, rule.status);
      }
    }
  }

  /** What a load balancer's listeners and rules pass on. */
  private fromTargets(): void {
    const passing = this.elements.filter(({ type }) =>
      /^aws_(lb|alb)_listener(_rule)?$/.test(type),
    );
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
      const name = element.type === "aws_ssm_parameter" && textOf(element.attributes, "name");
      return name ? [{ element, ending: `:parameter/${name.replace(/^\//, "")}"` }] : [];
    });
    for (const { element, taskDefinition } of this.workloads) {
      const definition = this.references.of(taskDefinition);
      const containers = definition?.attributes["container_definitions"];
      if (!definition || typeof containers !== "string") continue;
      for (const parameter of parameters) {
        if (!containers.includes(parameter.ending)) continue;
        this.add(keyOf(element), parameter.element, undefined, definition.status, "reads");
      }
    }
  }

  private inGroup(id: unknown): readonly Element[] {
    const group = this.references.of(id);
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

function portsOf({ attributes }: Element): string | undefined {
  const [from, to] = [plainOf(attributes["from_port"]), plainOf(attributes["to_port"])];
  if (from === undefined || to === undefined) return undefined;
  return from === to ? from : `${from}-${to}`;
}
