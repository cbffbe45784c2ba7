import { describe, expect, test } from "@jest/globals";
import { CALL, type Resources, rule, service, smallApp } from "./small-app";

const https = { from: "shop", to: "internet", port: 443 } as const;
const OUT: Resources = {
  aws_vpc_security_group_egress_rule: { out: rule("shop", 443, { cidr_ipv4: "0.0.0.0/0" }) },
};
const IN: Resources = {
  aws_vpc_security_group_ingress_rule: { in: rule("shop", 443, { cidr_ipv4: "0.0.0.0/0" }) },
};
const insideRoute = (route: object): Resources => ({
  aws_route: {
    inside: {
      route_table_id: "${aws_route_table.inside.id}",
      destination_cidr_block: "0.0.0.0/0",
      ...route,
    },
  },
});
const placed = (assign_public_ip: boolean): Resources => ({
  aws_ecs_service: {
    shop: {
      ...service("shop"),
      network_configuration: {
        ...service("shop", ["outside"]).network_configuration,
        assign_public_ip,
      },
    },
  },
});

describe("routes", () => {
  test("lead out through a NAT gateway, and nothing in", () => {
    expect(smallApp(OUT)).toAllowTraffic(https);
    expect(smallApp(OUT)).not.toAllowTraffic({ ...https, port: 80 });
    expect(smallApp(IN)).not.toAllowTraffic({ from: "internet", to: "shop" });
  });

  test("lead nowhere where there is none", () => {
    const elsewhere = insideRoute({
      destination_cidr_block: "192.0.2.0/24",
      nat_gateway_id: "${aws_nat_gateway.nat.id}",
    });
    expect(() => {
      expect(smallApp(OUT, elsewhere)).toAllowTraffic(https);
    }).toThrow("route table app/aws_route_table.inside has no route to the internet");
    expect(smallApp(OUT, elsewhere)).toAllowTraffic({ ...https, to: "192.0.2.7" });
  });

  test("lead through an internet gateway what has a public address, both ways", () => {
    expect(smallApp(OUT, placed(true))).toAllowTraffic(https);
    expect(smallApp(OUT, placed(false))).not.toAllowTraffic(https);
    const inward = { from: "internet", to: "shop", port: 443 };
    expect(smallApp(IN, placed(true))).toAllowTraffic(inward);
    expect(smallApp(IN, placed(false))).not.toAllowTraffic(inward);
  });

  test("to the internet do not lead to private addresses", () => {
    const private10 = { from: "shop", to: "10.99.0.0/16", port: 443 };
    expect(smallApp(OUT)).not.toAllowTraffic(private10);
  });

  test("through what is not in the app are an error where everything else lets traffic through", () => {
    const hub = insideRoute({ transit_gateway_id: "tgw-0123" });
    expect(() => {
      expect(smallApp(OUT, hub)).not.toAllowTraffic(https);
    }).toThrow("to transit gateway tgw-0123: what is behind it is not in the app");
    expect(smallApp(hub)).not.toAllowTraffic(https);
    expect(smallApp(CALL, hub)).toAllowTraffic({ from: "shop", to: "stock", port: 5000 });
  });

  test("need the NAT gateway's own subnet to let traffic through", () => {
    const any = { rule_no: 1, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0" };
    const vpc = { ...any, cidr_block: "10.0.0.0/16" };
    const outside = (ingress: object[], egress: object[]): Resources => ({
      aws_network_acl: {
        outside: {
          vpc_id: "${aws_vpc.vpc.id}",
          subnet_ids: ["${aws_subnet.outside.id}"],
          ingress,
          egress,
        },
      },
    });
    expect(smallApp(OUT, outside([any], [any]))).toAllowTraffic(https);
    expect(smallApp(OUT, outside([], [any]))).not.toAllowTraffic(https);
    expect(smallApp(OUT, outside([any], [vpc]))).not.toAllowTraffic(https);
    expect(smallApp(OUT, outside([vpc], [any]))).not.toAllowTraffic(https);
    const unrouted = { aws_nat_gateway: { nat: { subnet_id: "${aws_subnet.inside-b.id}" } } };
    expect(smallApp(OUT, unrouted)).not.toAllowTraffic(https);
  });

  test("of IPv6 lead out through an egress-only gateway", () => {
    const ipv6: Resources = {
      aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true } },
      aws_subnet: {
        inside: {
          vpc_id: "${aws_vpc.vpc.id}",
          cidr_block: "10.0.1.0/24",
          ipv6_cidr_block: "${cidrsubnet(aws_vpc.vpc.ipv6_cidr_block, 8, 1)}",
        },
      },
      aws_egress_only_internet_gateway: { gateway: { vpc_id: "${aws_vpc.vpc.id}" } },
      aws_route: {
        inside: {
          route_table_id: "${aws_route_table.inside.id}",
          destination_ipv6_cidr_block: "::/0",
          egress_only_gateway_id: "${aws_egress_only_internet_gateway.gateway.id}",
        },
      },
    };
    const out = (peer: object): Resources => ({
      aws_vpc_security_group_egress_rule: { out: rule("shop", 443, { ...peer }) },
    });
    expect(smallApp(ipv6, out({ cidr_ipv6: "::/0" }))).toAllowTraffic(https);
    expect(smallApp(ipv6, out({ cidr_ipv4: "0.0.0.0/0" }))).not.toAllowTraffic(https);
    const own = out({ cidr_ipv6: "${aws_vpc.vpc.ipv6_cidr_block}" });
    expect(smallApp(ipv6, own)).not.toAllowTraffic(https);
    expect(() => {
      expect(smallApp(ipv6, out({ cidr_ipv6: "2600:1f18::/36" }))).toAllowTraffic(https);
    }).toThrow("2600:1f18::/36, which is known only at plan");
  });
});
