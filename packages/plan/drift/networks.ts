import { protocolName } from "#aws";
import { isObject, type Json, numberOf } from "#terraform";
import { canonical } from "../attributes/canonical";
import { members, whole } from "./owned";

/** Entries of a network ACL that are no `aws_network_acl_rule` of any state. */
export const entriesOfNobody = (direction: "ingress" | "egress") =>
  members((entry, { values, owned }) => {
    if (!isObject(entry)) return false;
    const wanted = entryText({ ...entry, number: entry["rule_no"], effect: entry["action"] });
    return owned
      .values("aws_network_acl_rule")
      .filter((rule) => rule["network_acl_id"] === values["id"])
      .filter((rule) => (rule["egress"] === true) === (direction === "egress"))
      .some((rule) => {
        return (
          entryText({ ...rule, number: rule["rule_number"], effect: rule["rule_action"] }) ===
          wanted
        );
      });
  });

/** A protocol without ports has 0 in the one and nothing in the other. */
const entryText = (entry: Json): string =>
  canonical([
    numberOf(entry["number"]),
    entry["effect"],
    protocolName(entry["protocol"]),
    ...["from_port", "to_port", "icmp_type", "icmp_code"].map((name) => numberOf(entry[name]) ?? 0),
    ...["cidr_block", "ipv6_cidr_block"].map((name) => textAt(entry, name)),
  ]);

/** Subnets that no association of any state puts into the network ACL. */
export const subnetsOfNobody = members((subnet, { values, owned }) =>
  owned
    .values("aws_network_acl_association")
    .some((one) => one["network_acl_id"] === values["id"] && one["subnet_id"] === subnet),
);

/** Subnets that fell back to the default network ACL and are no state's. */
export const foreignSubnets = members((subnet, { owned }) =>
  owned.values("aws_subnet").some(({ id }) => id === subnet),
);

const TARGETS = [
  "carrier_gateway_id",
  "core_network_arn",
  "egress_only_gateway_id",
  "gateway_id",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];
const [IN_TABLE, OF_ROUTE] = [
  ["cidr_block", "ipv6_cidr_block", "destination_prefix_list_id"],
  ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"],
];

/** Routes of a table that are no `aws_route` and no gateway endpoint of any state. */
export const routesOfNobody = members((route, { values, owned }) => {
  if (!isObject(route)) return false;
  const wanted = textsAt(route, [...IN_TABLE, ...TARGETS]);
  const isRoute = owned
    .values("aws_route")
    .filter((one) => one["route_table_id"] === values["id"])
    .some((one) => textsAt(one, [...OF_ROUTE, ...TARGETS]) === wanted);
  const isEndpoint = owned
    .values("aws_vpc_endpoint")
    .some(
      (one) =>
        one["id"] === route["gateway_id"] &&
        one["prefix_list_id"] === route["destination_prefix_list_id"],
    );
  return isRoute || isEndpoint;
});

export const propagationsOfNobody = members((gateway, { values, owned }) =>
  owned
    .values("aws_vpn_gateway_route_propagation")
    .some((one) => one["route_table_id"] === values["id"] && one["vpn_gateway_id"] === gateway),
);

/** Members of an endpoint that no association of any state puts there. */
export const associationsOfNobody = (type: string, attribute: string) =>
  members((member, { values, owned }) =>
    owned
      .values(type)
      .some((one) => one["vpc_endpoint_id"] === values["id"] && one[attribute] === member),
  );

/** Where an address is: at a NAT gateway of some state, or where an association of one puts it. */
export const whereAddressIs = whole(({ values: { id, network_interface: card }, owned }) =>
  owned
    .values("aws_nat_gateway", "aws_eip_association")
    .some((user) => user["allocation_id"] === id && user["network_interface_id"] === card),
);

const textAt = (values: Json, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

const textsAt = (values: Json, names: readonly string[]): string =>
  canonical(names.map((name) => textAt(values, name)));
