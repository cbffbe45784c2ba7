import { expect, test } from "@jest/globals";
import { DefaultRoutes, type DefaultRoutesProps } from "../../constructs/default-routes";
import { resourcesOf } from "#testing";
import { build } from "./support";

const routes = (props: Omit<DefaultRoutesProps, "routeTableId">) =>
  resourcesOf(
    build((scope) => new DefaultRoutes(scope, "routes", { routeTableId: "rtb-1", ...props })).stack,
    "aws_route",
  ).map(({ attributes }) => attributes);

const table = { route_table_id: "rtb-1" };
const ipv4 = { ...table, destination_cidr_block: "0.0.0.0/0" };
const ipv6 = { ...table, destination_ipv6_cidr_block: "::/0" };

test.each([
  ["nothing", {}],
  ["undefined", { ipv4: undefined, ipv6: undefined }],
])("lead nowhere when they are told %s", (_what, props) => {
  expect(routes(props)).toEqual([]);
});

test.each<[string, Omit<DefaultRoutesProps, "routeTableId">, object[]]>([
  ["a gateway", { ipv4: { gatewayId: "igw-1" } }, [{ ...ipv4, gateway_id: "igw-1" }]],
  ["NAT", { ipv4: { natGatewayId: "nat-1" } }, [{ ...ipv4, nat_gateway_id: "nat-1" }]],
  [
    "an egress-only gateway, IPv6 alone",
    { ipv6: { egressOnlyGatewayId: "eigw-1" } },
    [{ ...ipv6, egress_only_gateway_id: "eigw-1" }],
  ],
  [
    "a gateway with both families",
    { ipv4: { gatewayId: "igw-1" }, ipv6: { gatewayId: "igw-1" } },
    [
      { ...ipv4, gateway_id: "igw-1" },
      { ...ipv6, gateway_id: "igw-1" },
    ],
  ],
])("lead to %s", (_where, props, expected) => {
  expect(routes(props)).toEqual(expected);
});
