import { textOf } from "#terraform";
import { isMarked } from "../../attributes/side";
import { CALLS_SECONDS, startSeconds } from "../about";
import type { EffectRule } from "../model/effect-rule";
import { covers, overlaps } from "../model/pattern";
import { goes, type PlannedResource } from "../model/planned-resource";
import type { Route } from "../model/routes";
import type { Running } from "../model/running";
import type { World } from "../model/world";
import { reason } from "../reason";
import type { EffectReason } from "../types";

/** Requests for one host and one path pattern. */
interface Piece {
  readonly host: string;
  readonly path: string;
}

/**
 * The requests that listeners send it today, and whether they will. Rules are asked by their priority, so
 * that another rule may take them; a group that has no task of it yet answers nobody.
 */
export const requests: EffectRule = (running, { world, routes }) => {
  const { kind, after, groups } = running;
  if (kind !== "service" || !after || groups.length === 0) return [];
  // Of what leaves its load balancer, another rule tells.
  if (after.targets.length === 0) return [];
  const own = routes.before.filter((route) => sendsTo(route, groups));
  const next = [...groups, ...nextGroups(running, world)];
  return own.flatMap((route) => [
    ...ruleGap(route),
    ...piecesOf(route).flatMap((piece) => {
      const others = routes.before.filter((other) => isBefore(other, route));
      // Another rule takes them already.
      if (others.some((other) => coversPiece(other, piece, route))) return [];
      return outcome(piece, { running, route, will: routes.after, next, others });
    }),
  ]);
};

function ruleGap({ resource }: Route): EffectReason[] {
  return resource.type === "aws_lb_listener_rule" && resource.action === "replace" && goes(resource)
    ? [
        reason(
          "interrupted",
          resource,
          "its listener's rule is replaced, the old one goes first",
          CALLS_SECONDS,
        ),
      ]
    : [];
}

interface Asked {
  readonly running: Running;
  readonly route: Route;
  readonly will: readonly Route[];
  readonly next: readonly PlannedResource[];
  /** Rules that were asked before this one. */
  readonly others: readonly Route[];
}

/** What becomes of requests that it gets today: the first rule that takes all of them decides. */
function outcome(piece: Piece, { running, route, will, next, others }: Asked): EffectReason[] {
  const what = describe(piece);
  const taken: EffectReason[] = [];
  const sorted = will
    .filter(({ listenerKey }) => listenerKey === route.listenerKey)
    .toSorted((a, b) => a.priority - b.priority);
  for (const rule of sorted) {
    if (!overlapsPiece(rule, piece)) continue;
    const isWhole = coversPiece(rule, piece, route);
    if (isMarked(rule.resource.unknown["condition"])) {
      return [
        ...taken,
        reason("warning", rule.resource, `which requests it gets is known only after the apply`),
      ];
    }
    if (sendsTo(rule, next)) {
      if (!isWhole) continue;
      return [...taken, ...(sendsTo(rule, running.groups) ? [] : [empty(rule, running, what)])];
    }
    // A listener's default action is what is left when no rule is.
    if (rule.resource.type === "aws_lb_listener") break;
    if (isWhole) {
      return [
        reason(
          "interrupted",
          rule.resource,
          `requests for ${what} go to ${targetOf(rule)} from then on`,
        ),
      ];
    }
    if (!others.some(({ resource }) => resource === rule.resource)) {
      const part = piecesOf(rule).map(describe).join(", ");
      taken.push(
        reason(
          "warning",
          rule.resource,
          `requests for ${part} go to ${targetOf(rule)} from then on`,
        ),
      );
    }
  }
  return [reason("interrupted", route.resource, `no rule sends it requests for ${what} any more`)];
}

const empty = ({ resource }: Route, running: Running, what: string): EffectReason =>
  reason(
    "interrupted",
    resource,
    `requests for ${what} go to a target group that is empty until new tasks are healthy`,
    startSeconds(running),
  );

function nextGroups({ resource, after }: Running, world: World): PlannedResource[] {
  return (after?.targets ?? []).flatMap(
    ({ group }, index) =>
      world.named(group, "aws_lb_target_group") ??
      world.willMean(
        resource,
        ["load_balancer", index, "target_group_arn"],
        "aws_lb_target_group",
      ) ??
      [],
  );
}

const sendsTo = ({ groups }: Route, own: readonly PlannedResource[]): boolean =>
  groups.some((group) => own.some((one) => one === group));

const isBefore = (other: Route, route: Route): boolean =>
  other.listenerKey === route.listenerKey && other.priority < route.priority;

const piecesOf = ({ hosts, paths }: Route): Piece[] =>
  hosts.flatMap((host) => paths.map((path) => ({ host, path })));

/** Whether a rule takes all of a piece: every other condition of it has to be one of the route's, too. */
const coversPiece = (rule: Route, { host, path }: Piece, { others }: Route): boolean =>
  rule.hosts.some((one) => covers(one.toLowerCase(), host.toLowerCase())) &&
  rule.paths.some((one) => covers(one, path)) &&
  rule.others.every((one) => others.includes(one));

const overlapsPiece = (rule: Route, { host, path }: Piece): boolean =>
  rule.hosts.some((one) => overlaps(one.toLowerCase(), host.toLowerCase())) &&
  rule.paths.some((one) => overlaps(one, path));

function describe({ host, path }: Piece): string {
  if (host === "*") return path === "*" ? "everything" : path;
  return path === "*" ? host : `${host}${path}`;
}

function targetOf({ groups }: Route): string {
  const [group] = groups;
  if (group === undefined) return "a rule that forwards nothing";
  if (typeof group === "string") return "another target group";
  return `target group ${textOf((group.after ?? group.before)?.["name"]) ?? group.address}`;
}
