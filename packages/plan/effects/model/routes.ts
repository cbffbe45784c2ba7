import { blocksOf, isSet, type Json, listOf, numberOf } from "#terraform";
import { canonical } from "../../attributes/canonical";
import type { PlannedResource } from "./planned-resource";
import type { World } from "./world";

/** Requests that a listener sends somewhere. */
export interface Route {
  readonly resource: PlannedResource;
  readonly listener: PlannedResource | undefined;
  /** The same for the same listener. */
  readonly listenerKey: string;
  /** Lower ones are asked first; a listener's default action last. */
  readonly priority: number;
  /** One of them has to match; `*` alone where no condition is about it. */
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Conditions about anything else. */
  readonly others: readonly string[];
  /** Target groups that get a share of the requests; their ARNs where no plan has them. */
  readonly groups: readonly (PlannedResource | string)[];
}

const GROUP = "aws_lb_target_group";
const LISTENER = "aws_lb_listener";

/** Every rule and default action of listeners, as they are or as they will be. */
export const routesOf = (world: World, side: "before" | "after"): Route[] =>
  world.ofType("aws_lb_listener_rule", LISTENER).flatMap((resource): Route[] => {
    const values = resource[side];
    if (!values) return [];
    const isRule = resource.type !== LISTENER;
    const conditions = isRule ? blocksOf(values, "condition") : [];
    const listener = isRule ? listenerOf(resource, values, side, world) : resource;
    const actions = isRule ? "action" : "default_action";
    return [
      {
        resource,
        listener,
        listenerKey: listener
          ? `${listener.stack}:${listener.address}`
          : String(values["listener_arn"]),
        // One that AWS chooses is known after the apply, and stays where it was.
        priority: isRule
          ? (numberOf(values["priority"]) ?? numberOf(resource.before?.["priority"]) ?? LAST_RULE)
          : Number.POSITIVE_INFINITY,
        hosts: valuesOf(conditions, "host_header"),
        paths: valuesOf(conditions, "path_pattern"),
        others: conditions.flatMap(otherThanNames),
        groups: groupsOf(resource, values, actions, side, world),
      },
    ];
  });

/** Source: CreateRule, Priority: 1 to 50,000. */
const LAST_RULE = 50_000;

function listenerOf(
  resource: PlannedResource,
  values: Json,
  side: "before" | "after",
  world: World,
): PlannedResource | undefined {
  return side === "before"
    ? world.named(values["listener_arn"], LISTENER)
    : (world.willMean(resource, ["listener_arn"], LISTENER) ??
        world.named(resource.before?.["listener_arn"], LISTENER));
}

function groupsOf(
  resource: PlannedResource,
  values: Json,
  actions: string,
  side: "before" | "after",
  world: World,
): (PlannedResource | string)[] {
  const groupAt = (arn: unknown, path: readonly (string | number)[]) =>
    world.named(arn, GROUP) ??
    (side === "after" ? world.willMean(resource, path, GROUP) : undefined) ??
    (isSet(arn) ? String(arn) : []);
  return blocksOf(values, actions).flatMap((action, index) => [
    ...[groupAt(action["target_group_arn"], [actions, index, "target_group_arn"])].flat(),
    ...blocksOf(action, "forward", "target_group").flatMap((group, at) =>
      numberOf(group["weight"]) === 0
        ? []
        : groupAt(group["arn"], [actions, index, "forward", 0, "target_group", at, "arn"]),
    ),
  ]);
}

function valuesOf(conditions: readonly Json[], name: string): string[] {
  const values = conditions.flatMap((condition) =>
    blocksOf(condition, name).flatMap((block) => listOf(block["values"]).map(String)),
  );
  return values.length > 0 ? values : ["*"];
}

const otherThanNames = (condition: Json): string[] =>
  Object.entries(condition)
    .filter(([name, value]) => name !== "host_header" && name !== "path_pattern" && isSaid(value))
    .map(([name, value]) => `${name} ${canonical(value)}`);

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === "object" && value !== null;
