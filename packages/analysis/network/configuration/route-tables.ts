import { isDeepStrictEqual } from "node:util";
import { type Json, type SynthesizedResource, textOf } from "#terraform";
import type { Block } from "#aws";
import type { AddressBook } from "./address-book";
import { serviceOf } from "./prefix-lists";
import { decidedBlocks, label, type Resources, decidedTexts } from "./resources";

/** Where a route leads. */
export type Target =
  | { readonly kind: "local" }
  | { readonly kind: "internet gateway"; readonly name: string }
  | { readonly kind: "egress-only gateway"; readonly name: string }
  | { readonly kind: "NAT gateway"; readonly resource: SynthesizedResource }
  /** Something that decides by itself what goes on: a transit gateway, a firewall, a peer. */
  | { readonly kind: "other"; readonly text: string };

export interface Route {
  /** `undefined` where it is known only at plan. */
  readonly destination: Block | undefined;
  /** As it is written. */
  readonly text: string;
  readonly target: Target;
}

export interface RouteTable {
  readonly name: string;
  readonly routes: readonly Route[];
  /** AWS services that its gateway endpoints lead to (for example `s3`). */
  readonly gatewayServices: readonly string[];
}

const TARGETS = {
  gateway_id: "gateway",
  nat_gateway_id: "NAT gateway",
  egress_only_gateway_id: "egress-only gateway",
  transit_gateway_id: "transit gateway",
  vpc_peering_connection_id: "VPC peering connection",
  network_interface_id: "network interface",
  vpc_endpoint_id: "gateway load balancer endpoint",
  local_gateway_id: "local gateway",
  carrier_gateway_id: "carrier gateway",
  core_network_arn: "core network",
} as const;

/** Finds a subnet's route table: its own, or the VPC's main one. */
export function routeTableReader(resources: Resources, book: AddressBook) {
  const tables = resources.ofType("aws_route_table", "aws_default_route_table");
  const read = new Map(tables.map((table) => [table, readTable(resources, book, table)]));
  const associations = resources.ofType("aws_route_table_association");
  const mains = resources.ofType("aws_main_route_table_association");
  return (subnet: SynthesizedResource): RouteTable => {
    const vpc = resources.identity(subnet.attributes["vpc_id"]);
    const association =
      associations.find(
        ({ attributes }) => resources.reference(attributes["subnet_id"])?.resource === subnet,
      ) ?? mains.find(({ attributes }) => resources.identity(attributes["vpc_id"]) === vpc);
    const table = association
      ? resources.named(association, association.attributes["route_table_id"], "route_table_id")
      : tables.find(
          ({ attributes }) => resources.identity(attributes["default_route_table_id"]) === vpc,
        );
    const main = { name: `${vpc}'s main route table`, routes: [], gatewayServices: [] };
    return (table && read.get(table)) ?? main;
  };
}

function readTable(
  resources: Resources,
  book: AddressBook,
  table: SynthesizedResource,
): RouteTable {
  const isTable = (id: unknown) => resources.reference(id)?.resource === table;
  const attached = resources
    .ofType("aws_route")
    .filter(({ attributes }) => isTable(attributes["route_table_id"]));
  const written = [
    ...decidedBlocks(label(table), table.attributes, "route"),
    ...attached.map(({ attributes }) => attributes),
  ];
  const endpoints = resources
    .ofType("aws_vpc_endpoint")
    .filter((endpoint) => textOf(endpoint.attributes["vpc_endpoint_type"]) !== "Interface")
    .filter(
      (endpoint) =>
        decidedTexts(label(endpoint), endpoint.attributes, "route_table_ids").some(isTable) ||
        resources
          .ofType("aws_vpc_endpoint_route_table_association")
          .some(
            ({ attributes }) =>
              isTable(attributes["route_table_id"]) &&
              resources.reference(attributes["vpc_endpoint_id"])?.resource === endpoint,
          ),
    );
  return {
    name: label(table),
    routes: distinct(written.map((attributes) => readRoute(resources, book, attributes))),
    gatewayServices: endpoints.map((endpoint) =>
      serviceOf(String(endpoint.attributes["service_name"])),
    ),
  };
}

/** A state tells with a table the routes that resources of their own made: each is there once. */
function distinct(routes: readonly Route[]): Route[] {
  return routes.filter(
    (route, index) => routes.findIndex((other) => isDeepStrictEqual(other, route)) === index,
  );
}

function readRoute(resources: Resources, book: AddressBook, attributes: Json): Route {
  const text = String(
    attributes["destination_cidr_block"] ??
      attributes["cidr_block"] ??
      attributes["destination_ipv6_cidr_block"] ??
      attributes["ipv6_cidr_block"] ??
      attributes["destination_prefix_list_id"],
  );
  const [given] = Object.entries(TARGETS).flatMap(([name, kind]) => {
    const value = attributes[name];
    return typeof value === "string" && value !== "" ? [{ kind, value }] : [];
  });
  return { destination: book.find(text), text, target: target(resources, given) };
}

function target(
  resources: Resources,
  given: { readonly kind: string; readonly value: string } | undefined,
): Target {
  if (given?.value === "local") return { kind: "local" };
  const resource = resources.reference(given?.value)?.resource;
  switch (resource?.type) {
    case "aws_internet_gateway":
      return { kind: "internet gateway", name: label(resource) };
    case "aws_egress_only_internet_gateway":
      return { kind: "egress-only gateway", name: label(resource) };
    case "aws_nat_gateway":
      return { kind: "NAT gateway", resource };
    default:
      return { kind: "other", text: given ? `${given.kind} ${given.value}` : "no target" };
  }
}
