import { blocksOf } from "#terraform";
import type { EffectRule } from "../model/effect-rule";
import { isReplaced, type PlannedResource } from "../model/planned-resource";
import { inNetwork, type Running } from "../model/running";
import type { World } from "../model/world";
import { reason } from "../reason";

/** What a service stands on: no task can go on, or be found, without it. */
interface Ground {
  readonly what: string;
  readonly found: (running: Running, world: World) => readonly (PlannedResource | undefined)[];
}

const NAMESPACES = [
  "aws_service_discovery_http_namespace",
  "aws_service_discovery_private_dns_namespace",
];

const GROUNDS: readonly Ground[] = [
  { what: "cluster", found: (running, world) => [clusterOf(running, world)] },
  {
    what: "Service Connect namespace",
    found: (running, world) => [namespaceOf(running, world)],
  },
  {
    what: "entry in service discovery",
    found: ({ resource }, world) =>
      blocksOf(resource.before ?? {}, "service_registries").map(({ registry_arn: arn }) =>
        world.named(arn, "aws_service_discovery_service"),
      ),
  },
  {
    what: "subnet",
    found: (running, world) =>
      inNetwork(running, "subnets").map((id) => world.named(id, "aws_subnet")),
  },
  {
    what: "security group",
    found: (running, world) =>
      inNetwork(running, "security_groups").map((id) => world.named(id, "aws_security_group")),
  },
];

/**
 * A cluster, a namespace, a subnet, a group of a service that goes, or is made again. The plan of the stack
 * that has it says so; the service's own plan still knows the old one.
 */
export const foundation: EffectRule = (running, { world }) =>
  running.after === undefined
    ? []
    : GROUNDS.flatMap(({ what, found }) =>
        found(running, world).flatMap((ground) => {
          if (!ground) return [];
          if (isReplaced(ground)) {
            return [reason("interrupted", ground, `its ${what}${nameOf(ground)} is replaced`)];
          }
          return ground.action === "delete"
            ? [reason("interrupted", ground, `its ${what}${nameOf(ground)} is destroyed`)]
            : [];
        }),
      );

const clusterOf = ({ before }: Running, world: World): PlannedResource | undefined =>
  world.named(before?.cluster, "aws_ecs_cluster");

/** The one that it names, or the one that its cluster gives to all. */
function namespaceOf(running: Running, world: World): PlannedResource | undefined {
  const [connect] = blocksOf(running.resource.before ?? {}, "service_connect_configuration");
  if (!connect || connect["enabled"] === false) return undefined;
  const defaults = blocksOf(clusterOf(running, world)?.before ?? {}, "service_connect_defaults");
  return world.named(connect["namespace"] ?? defaults[0]?.["namespace"], ...NAMESPACES);
}

const nameOf = ({ before, type }: PlannedResource): string =>
  type === "aws_subnet" ? ` ${String(before?.["id"])}` : "";
