import { describe, expect, test } from "@jest/globals";
import { BALANCED, ofGroup, type Resources, rule, smallApp } from "./small-app";

const visit = { from: "internet", to: "shop", port: 443 } as const;
const frontIn = (peer: object): Resources => ({
  aws_vpc_security_group_ingress_rule: { "front-in": rule("front", 443, { ...peer }) },
});

describe("a load balancer", () => {
  test("passes its listener's port on to the tasks of its target group", () => {
    expect(smallApp(BALANCED)).toAllowTraffic(visit);
    expect(smallApp(BALANCED)).toAllowTraffic({ ...visit, from: "alb", port: 8080 });
    expect(smallApp(BALANCED)).not.toAllowTraffic({ ...visit, port: 8080 });
    expect(smallApp(BALANCED)).not.toAllowTraffic({ ...visit, to: "stock" });
  });

  test("reaches no further than its own group and the tasks' let it", () => {
    const elsewhere = {
      aws_vpc_security_group_egress_rule: { "front-out": rule("front", 8081, ofGroup("shop")) },
    };
    expect(smallApp(BALANCED, elsewhere)).not.toAllowTraffic(visit);
    expect(smallApp(BALANCED, elsewhere)).toAllowTraffic({ ...visit, to: "alb" });
  });

  test("is no way straight to the tasks", () => {
    expect(smallApp(BALANCED)).not.toAllowTraffic({ from: "internet", to: "shop", direct: true });
  });

  test("passes on by rules of its listeners as well, and not what they redirect", () => {
    const action = {
      type: "forward",
      forward: { target_group: [{ arn: "${aws_lb_target_group.shop.arn}" }] },
    };
    const redirect = { type: "redirect", redirect: { status_code: "HTTP_301" } };
    const listener = {
      load_balancer_arn: "${aws_lb.balancer.arn}",
      port: 443,
      default_action: redirect,
    };
    const redirected = { aws_lb_listener: { https: listener } };
    const byRule = {
      aws_lb_listener_rule: {
        shop: { listener_arn: "${aws_lb_listener.https.arn}", action: [action] },
      },
    };
    expect(smallApp(BALANCED, redirected)).not.toAllowTraffic(visit);
    expect(smallApp(BALANCED, redirected)).toAllowTraffic({ ...visit, to: "alb" });
    expect(smallApp(BALANCED, redirected, byRule)).toAllowTraffic(visit);
  });

  test("that is internal is out of the internet's reach", () => {
    const [balancer] = Object.values(BALANCED["aws_lb"] ?? {});
    const internal = { aws_lb: { balancer: { ...balancer, internal: true } } };
    expect(smallApp(BALANCED, internal)).not.toAllowTraffic(visit);
  });

  test("that lets in a part of the internet lets in neither all of it nor nothing", () => {
    const office = smallApp(BALANCED, frontIn({ cidr_ipv4: "203.0.113.0/24" }));
    expect(office).toAllowTraffic({ ...visit, from: "203.0.113.0/24" });
    expect(office).toAllowTraffic({ ...visit, from: "203.0.113.7" });
    expect(office).not.toAllowTraffic({ ...visit, from: "198.51.100.0/24" });
    for (const assert of [
      () => {
        expect(office).toAllowTraffic(visit);
      },
      () => {
        expect(office).not.toAllowTraffic(visit);
      },
    ])
      expect(assert).toThrow("internet -> alb");
  });

  test("lets in the whole internet by blocks that make it up", () => {
    const halves = smallApp(BALANCED, frontIn({ cidr_ipv4: "0.0.0.0/1" }), {
      aws_vpc_security_group_ingress_rule: {
        more: rule("front", 443, { cidr_ipv4: "128.0.0.0/1" }),
      },
    });
    expect(halves).toAllowTraffic(visit);
  });

  test("is reached from inside too, by way of the internet where nothing else leads there", () => {
    const stock = { from: "stock", to: "shop", port: 443 } as const;
    const out = {
      aws_vpc_security_group_egress_rule: { out: rule("stock", 443, { cidr_ipv4: "0.0.0.0/0" }) },
    };
    const onlyOutside = {
      aws_network_acl: {
        outside: {
          vpc_id: "${aws_vpc.vpc.id}",
          subnet_ids: ["${aws_subnet.outside.id}"],
          ingress: [
            {
              rule_no: 1,
              action: "deny",
              protocol: "tcp",
              from_port: 443,
              to_port: 443,
              cidr_block: "10.0.1.0/24",
            },
            { rule_no: 2, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0" },
          ],
          egress: [{ rule_no: 1, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0" }],
        },
      },
    };
    expect(smallApp(BALANCED)).not.toAllowTraffic(stock);
    expect(smallApp(BALANCED, out)).toAllowTraffic(stock);
    // The NAT gateway is in the same subnet, and is denied as well.
    expect(smallApp(BALANCED, out, onlyOutside)).not.toAllowTraffic(stock);
    const nat = {
      aws_subnet: { nat: { vpc_id: "${aws_vpc.vpc.id}", cidr_block: "10.0.3.0/24" } },
      aws_route_table_association: {
        nat: { subnet_id: "${aws_subnet.nat.id}", route_table_id: "${aws_route_table.outside.id}" },
      },
      aws_nat_gateway: { nat: { subnet_id: "${aws_subnet.nat.id}" } },
    };
    expect(smallApp(BALANCED, out, onlyOutside, nat)).toAllowTraffic(stock);
    const front = frontIn({ cidr_ipv4: "203.0.113.0/24" });
    expect(smallApp(BALANCED, out, onlyOutside, nat, front)).not.toAllowTraffic(stock);
  });

  test("of another kind is an error: network load balancers follow other rules", () => {
    const network = {
      aws_lb: { other: { load_balancer_type: "network", subnets: ["${aws_subnet.outside.id}"] } },
    };
    expect(() => {
      expect(smallApp(network)).not.toAllowTraffic(visit);
    }).toThrow(
      "app/aws_lb.other is a network load balancer: only application load balancers are understood",
    );
  });
});
