import { listOf } from "#terraform";
import { CALLS_SECONDS } from "../about";
import type { EffectRule } from "../model/effect-rule";
import { groupRules } from "../model/group-rules";
import { goes, type PlannedResource } from "../model/planned-resource";
import { inNetwork, type Running } from "../model/running";
import type { World } from "../model/world";
import { reason } from "../reason";

/** A NAT gateway takes minutes until it is `available`; an interface endpoint about as long. */
const GATEWAY_SECONDS = 180;
const GATEWAYS = ["aws_nat_gateway", "aws_internet_gateway", "aws_vpc_endpoint"];

/**
 * What opens its ways and is replaced, the old one first: before and after they are open, and in between
 * they are shut. What goes for good is told by the ways that it loses.
 */
export const gaps: EffectRule = (running, { world }) => {
  if (!running.after) return [];
  const replaced = world.resources.filter(
    (resource) => resource.action === "replace" && goes(resource),
  );
  if (replaced.length === 0) return [];
  return [...groupRules(running, replaced), ...routing(running, world)]
    .filter((resource) => replaced.includes(resource))
    .map((resource) => {
      const { type, address } = resource;
      const seconds = GATEWAYS.includes(type) ? GATEWAY_SECONDS : CALLS_SECONDS;
      return reason(
        "interrupted",
        resource,
        `${address}, which opens ways of it, is replaced, the old one first`,
        seconds,
      );
    });
};

/** Routes of its subnets, what they lead to, and entries of their network ACLs. */
function routing(running: Running, world: World): PlannedResource[] {
  const subnets = inNetwork(running, "subnets");
  const associations = world
    .ofType("aws_route_table_association")
    .filter(({ before }) => subnets.includes(before?.["subnet_id"]));
  const tables = associations.map(({ before }) => before?.["route_table_id"]);
  const routes = world
    .ofType("aws_route")
    .filter(({ before }) => tables.includes(before?.["route_table_id"]));
  const acls = world
    .ofType("aws_network_acl")
    .filter(({ before }) => listOf(before?.["subnet_ids"]).some((id) => subnets.includes(id)))
    .map(({ before }) => before?.["id"]);
  return [
    ...associations,
    ...routes,
    ...routes.flatMap(
      ({ before }) => world.named(before?.["nat_gateway_id"], "aws_nat_gateway") ?? [],
    ),
    ...routes.flatMap(
      ({ before }) => world.named(before?.["gateway_id"], "aws_internet_gateway") ?? [],
    ),
    ...world
      .ofType("aws_vpc_endpoint")
      .filter(({ before }) =>
        [...listOf(before?.["subnet_ids"]), ...listOf(before?.["route_table_ids"])].some(
          (id) => subnets.includes(id) || tables.includes(id),
        ),
      ),
    ...world
      .ofType("aws_network_acl_rule")
      .filter(({ before }) => acls.includes(before?.["network_acl_id"])),
  ];
}
