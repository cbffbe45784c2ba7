import { count, formatPorts, includes, type Ports } from "#aws";
import { blocksOf, numberOf } from "#terraform";
import { rollOutSeconds } from "../about";
import { isCalled } from "../model/called-as";
import type { EffectRule, Surroundings } from "../model/effect-rule";
import { endpointsOf } from "../model/endpoints";
import { groupRules } from "../model/group-rules";
import type { PlannedResource } from "../model/planned-resource";
import type { Running } from "../model/running";
import { reason } from "../reason";
import type { EffectReason } from "../types";

/** More ports than anybody names one by one: of such a range, nobody knows which are in use. */
const NAMED_PORTS = 1024;

/**
 * Ways that it has and loses: to what it calls, or of who calls it. Security groups, network ACLs and
 * routes open them, whoever's they are; the analysis says which are open before and after.
 */
export const ways: EffectRule = (running, surroundings) => {
  const { traffic, others, world, lost } = surroundings;
  if (!running.after) return [];
  if (traffic.problems.length > 0) {
    if (!world.resources.some(opensWays)) return [];
    const why = `whether it keeps its ways cannot be told: ${traffic.problems.join("; ")}`;
    return [reason("warning", running.resource, why)];
  }
  const isOther = (name: string) => others.some((other) => isCalled(other, name));
  return [
    // Of one service to another, the caller is who is interrupted.
    ...lost
      .filter(({ from, to }) => isCalled(running, to) && !isOther(from))
      .flatMap(({ from, ports, doubtful }) => [
        ...(count(ports) > 0 ? fromOutside(running, from, ports, surroundings) : []),
        ...doubt(running, doubtful, `${from} can still connect to it`),
      ]),
    ...lost
      .filter(({ from, to }) => isCalled(running, from) && !isToldByCallee(running, to, others))
      .flatMap(({ to, ports, doubtful }) => [
        ...toOthers(running, to, ports),
        ...doubt(running, doubtful, `it can still connect to ${to}`),
      ]),
  ];
};

/** Whether a change may open or shut ways, by its type. */
const opensWays = ({ type, action }: PlannedResource): boolean =>
  action !== "no-op" && WAYS.test(type);
const WAYS =
  /^aws_(vpc|subnet|lb|route|nat_gateway|internet_gateway|network_acl|default_|security_group|ec2_managed_prefix)/;

function doubt({ resource }: Running, ports: Ports, what: string): EffectReason[] {
  const why = `whether ${what} on ${formatPorts(ports)} is known only after the apply`;
  return count(ports) > 0 ? [reason("warning", resource, why)] : [];
}

function toOthers({ resource }: Running, to: string, ports: Ports): EffectReason[] {
  if (count(ports) === 0) return [];
  const why = `it can no longer connect to ${to} on ${formatPorts(ports)}`;
  return [reason(count(ports) > NAMED_PORTS ? "warning" : "interrupted", resource, why)];
}

/** A callee that stops or answers elsewhere tells it itself. */
function isToldByCallee(running: Running, to: string, others: readonly Running[]): boolean {
  const callee = others.find((other) => other !== running && isCalled(other, to));
  if (!callee) return false;
  if (!callee.after) return true;
  const [was, will] = (["before", "after"] as const).map((side) =>
    endpointsOf(callee, side).map(({ alias, port }) => `${alias} ${String(port)}`),
  );
  return was?.some((one) => will?.includes(one) !== true) === true;
}

/** The internet, a load balancer: what uses a port on which its tasks get requests. */
function fromOutside(
  running: Running,
  from: string,
  ports: Ports,
  surroundings: Surroundings,
): EffectReason[] {
  const { resource } = running;
  const [was, will] = (["before", "after"] as const).map((side) => portsOf(running, side));
  const listened = (was ?? []).filter((port) => includes(ports, port));
  const why = `${from} can no longer connect to it on ${formatPorts(ports)}`;
  if (listened.length === 0) {
    // The internet asks for a listener's port, which is not one of its tasks.
    const isInUse = from === "internet" || was?.length === 0;
    return [reason(isInUse ? "interrupted" : "warning", resource, why)];
  }
  const moved = (will ?? []).filter((port) => !listened.includes(port));
  const opens = surroundings.traffic.after.some(
    (row) =>
      row.from === from &&
      isCalled(running, row.to) &&
      moved.some((port) => includes(row.ports, port)),
  );
  if (!opens) return [reason("interrupted", resource, why)];
  if (areSideBySide(running, listened, surroundings)) return [];
  const early = `${from} can no longer connect to tasks on ${listened.join(", ")} before new ones listen on ${moved.join(", ")}`;
  return [reason("interrupted", resource, early, rollOutSeconds(running))];
}

/** The ports that load balancers send requests to. */
const portsOf = ({ resource }: Running, side: "before" | "after"): number[] =>
  blocksOf(resource[side] ?? {}, "load_balancer").flatMap(
    ({ container_port: port }) => numberOf(port) ?? [],
  );

/**
 * Rules for the old ports go only when those that take their place are there, and tasks that use these.
 * One that is no longer configured goes after what depends on it where it is create_before_destroy, as
 * rules that a service depends on are here: a plan itself says nothing of it
 * (https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy).
 */
const areSideBySide = (
  running: Running,
  listened: readonly number[],
  { world }: Surroundings,
): boolean =>
  groupRules(running, world.resources, ({ from, to }) =>
    listened.some((port) => Number(from) <= port && port <= Number(to)),
  ).every(
    (rule) =>
      rule.action === "no-op" ||
      (rule.action === "replace" && rule.createsFirst) ||
      (rule.action === "delete" && world.dependsOn(running.resource, rule)),
  );
