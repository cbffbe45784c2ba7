import type { ReachableRow } from "#analysis";
import { count, difference, formatPorts, includes, NO_PORTS, type Ports, union } from "#aws";
import { blocksOf, numberOf, securityGroupRules, textOf } from "#terraform";
import { rollOutSeconds } from "../about";
import { isCalled } from "../model/called-as";
import type { EffectRule, Surroundings } from "../model/effect-rule";
import { endpointsOf } from "../model/endpoints";
import type { PlannedResource } from "../model/planned-resource";
import type { Running } from "../model/running";
import { reason } from "../reason";
import type { EffectReason } from "../types";
import { inNetwork } from "./foundation";

/** More ports than anybody names one by one: of such a range, nobody knows which are in use. */
const NAMED_PORTS = 1024;

/**
 * Ways that it has and loses: to what it calls, or of who calls it. Security groups, network ACLs and
 * routes open them, whoever's they are; the analysis says which are open before and after.
 */
export const ways: EffectRule = (running, surroundings) => {
  const { traffic, others } = surroundings;
  if (!running.after) return [];
  if (traffic.problems.length > 0) {
    if (!surroundings.world.resources.some(opensWays)) return [];
    const why = `whether it keeps its ways cannot be told: ${traffic.problems.join("; ")}`;
    return [reason("warning", running.resource, why)];
  }
  const lost = traffic.before
    .filter(({ protocol, from, to }) => protocol === "tcp" && !isTier(from) && !isTier(to))
    .flatMap((row) => {
      const ports = lostPorts(row, traffic.after);
      return count(ports) === 0 ? [] : [{ ...row, ports }];
    });
  const isOther = (name: string) => others.some((other) => isCalled(other, name));
  return [
    // Of one service to another, the caller is who is interrupted.
    ...told(lost.filter(({ from, to }) => isCalled(running, to) && !isOther(from))).flatMap(
      ({ from, ports }) => fromOutside(running, from, ports, surroundings),
    ),
    ...told(
      lost.filter(
        ({ from, to }) => isCalled(running, from) && !isToldByCallee(running, to, others),
      ),
    ).map(({ to, ports }) => {
      const why = `it can no longer connect to ${to} on ${formatPorts(ports)}`;
      return reason(count(ports) > NAMED_PORTS ? "warning" : "interrupted", running.resource, why);
    }),
  ];
};

/** Whether a change may open or shut ways, by its type. */
const opensWays = ({ type, action }: PlannedResource): boolean =>
  action !== "no-op" && WAYS.test(type);
const WAYS =
  /^aws_(vpc|subnet|lb|route|nat_gateway|internet_gateway|network_acl|default_|security_group|ec2_managed_prefix)/;

const isTier = (name: string): boolean => name.startsWith("subnet:");

/** Ports that are open today, for all or for some, and for nobody afterwards. */
function lostPorts(
  { from, to, protocol, ports, partly }: ReachableRow,
  after: readonly ReachableRow[],
): Ports {
  const same = after.filter(
    (row) => row.from === from && row.to === to && row.protocol === protocol,
  );
  const left = (of: (row: ReachableRow) => Ports) => same.map(of).reduce(union, NO_PORTS);
  const doubts = left(({ undecided }) =>
    undecided.map((doubt) => doubt.ports).reduce(union, NO_PORTS),
  );
  const some = union(
    union(
      left((row) => row.ports),
      left((row) => row.partly),
    ),
    doubts,
  );
  const whole = difference(
    ports,
    union(
      left((row) => row.ports),
      doubts,
    ),
  );
  return union(whole, difference(partly, some));
}

interface Lost {
  readonly from: string;
  readonly to: string;
  readonly ports: Ports;
}

/** Rows between the same two as one. */
function told(rows: readonly ReachableRow[]): Lost[] {
  const byEnds = new Map<string, Lost>();
  for (const { from, to, ports } of rows) {
    const key = `${from}\n${to}`;
    byEnds.set(key, { from, to, ports: union(byEnds.get(key)?.ports ?? NO_PORTS, ports) });
  }
  return [...byEnds.values()];
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
  const why = `${from} can no longer connect to it on ${formatPorts(ports)}`;
  const listened = portsOf(running, "before").filter((port) => includes(ports, port));
  // A listener's port is not one of its tasks.
  const isPassedOn = from === "internet" || portsOf(running, "before").length === 0;
  if (listened.length === 0) {
    return [reason(isPassedOn ? "interrupted" : "warning", resource, why)];
  }
  const moved = portsOf(running, "after").filter((port) => !listened.includes(port));
  const opens = surroundings.traffic.after.some(
    (row) =>
      row.from === from &&
      isCalled(running, row.to) &&
      moved.some((port) => includes(row.ports, port)),
  );
  if (moved.length === 0 || !opens) return [reason("interrupted", resource, why)];
  return areSideBySide(running, listened, surroundings)
    ? []
    : [
        reason(
          "interrupted",
          resource,
          `${from} can no longer connect to tasks on ${listened.join(", ")} before new ones listen on ${moved.join(", ")}`,
          rollOutSeconds(running),
        ),
      ];
}

/** The ports that load balancers send requests to. */
const portsOf = ({ resource }: Running, side: "before" | "after"): number[] =>
  blocksOf(resource[side] ?? {}, "load_balancer").flatMap(
    ({ container_port: port }) => numberOf(port) ?? [],
  );

/** Rules for the old ports that go only when those that take their place are there. */
function areSideBySide(
  running: Running,
  ports: readonly number[],
  { world }: Surroundings,
): boolean {
  const own = inNetwork(running, "security_groups");
  const rules = world.resources.filter(({ before, type }) =>
    (["ingress", "egress"] as const).some((direction) =>
      securityGroupRules({ type, attributes: before ?? {} }, direction).some(
        ({ group, peers, from, to }) =>
          (own.includes(textOf(group)) ||
            peers.some((peer) => peer.kind === "group" && own.includes(peer.id))) &&
          ports.some((port) => Number(from) <= port && port <= Number(to)),
      ),
    ),
  );
  return rules.every(
    ({ action, createsFirst }) => action === "no-op" || (action === "replace" && createsFirst),
  );
}
