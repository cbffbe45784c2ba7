import { describe, expect, test } from "@jest/globals";
import { CALL, ofGroup, rule, smallApp } from "./small-app";

const call = { from: "shop", to: "stock", port: 5000 } as const;
const out = (peer: object) => ({
  aws_vpc_security_group_egress_rule: { "shop-out": rule("shop", 5000, { ...peer }) },
});
const into = (peer: object) => ({
  aws_vpc_security_group_ingress_rule: { "stock-in": rule("stock", 5000, { ...peer }) },
});

describe("security groups", () => {
  test("let traffic through where one lets out and the other in", () => {
    expect(smallApp(CALL)).toAllowTraffic(call);
    expect(smallApp(CALL)).not.toAllowTraffic({ ...call, port: 5001 });
    expect(smallApp(CALL)).not.toAllowTraffic({ ...call, protocol: "udp" });
    expect(smallApp(CALL)).not.toAllowTraffic({ from: "stock", to: "shop" });
  });

  test("let nothing through where only one of them lets it", () => {
    expect(smallApp(out(ofGroup("stock")))).not.toAllowTraffic(call);
    expect(smallApp(into(ofGroup("shop")))).not.toAllowTraffic(call);
    expect(smallApp()).not.toAllowTraffic({ from: "shop", to: "stock" });
  });

  test("let blocks through that hold the peer's addresses", () => {
    const byBlock = [out({ cidr_ipv4: "10.0.0.0/16" }), into({ cidr_ipv4: "10.0.1.0/24" })];
    expect(smallApp(...byBlock)).toAllowTraffic(call);
    expect(
      smallApp(out({ cidr_ipv4: "10.0.0.0/16" }), into({ cidr_ipv4: "10.0.2.0/24" })),
    ).not.toAllowTraffic(call);
  });

  test("of which only a part of a subnet passes allow neither all nor nothing", () => {
    const app = smallApp(out(ofGroup("stock")), into({ cidr_ipv4: "10.0.1.0/25" }));
    expect(() => {
      expect(app).toAllowTraffic(call);
    }).toThrow("it cannot");
    expect(() => {
      expect(app).not.toAllowTraffic(call);
    }).toThrow("it can");
  });

  test("may have their rules inline, or in resources of the older kind", () => {
    const group = { vpc_id: "${aws_vpc.vpc.id}" };
    const peers = { from_port: 5000, to_port: 5000, protocol: "tcp" };
    const inline = smallApp({
      aws_security_group: {
        shop: {
          ...group,
          egress: [{ from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"] }],
        },
        stock: {
          ...group,
          ingress: [{ ...peers, security_groups: ["${aws_security_group.shop.id}"] }],
        },
      },
    });
    expect(inline).toAllowTraffic(call);
    const older = (type: string, owner: string, peer: string) => ({
      ...peers,
      type,
      security_group_id: `\${aws_security_group.${owner}.id}`,
      source_security_group_id: `\${aws_security_group.${peer}.id}`,
    });
    const rules = {
      shop: older("egress", "shop", "stock"),
      stock: older("ingress", "stock", "shop"),
    };
    expect(smallApp({ aws_security_group_rule: rules })).toAllowTraffic(call);
    const inward = { ...rules, shop: older("ingress", "shop", "stock") };
    expect(smallApp({ aws_security_group_rule: inward })).not.toAllowTraffic(call);
  });

  test("are the VPC's default one where none is named, with AWS's rules or the app's", () => {
    const bare = (name: string) => ({
      name,
      network_configuration: { subnets: ["${aws_subnet.inside.id}"] },
    });
    const services = { aws_ecs_service: { shop: bare("shop"), stock: bare("stock") } };
    const locked = { aws_default_security_group: { locked: { vpc_id: "${aws_vpc.vpc.id}" } } };
    expect(smallApp(services)).toAllowTraffic(call);
    expect(smallApp(services, locked)).not.toAllowTraffic(call);
  });

  test("that name a block known only at plan are an error where it matters, and only there", () => {
    const app = smallApp(out(ofGroup("stock")), into({ cidr_ipv4: "${var.office}" }));
    expect(() => {
      expect(app).not.toAllowTraffic(call);
    }).toThrow(
      "traffic from shop to stock cannot be decided: app/aws_vpc_security_group_ingress_rule.stock-in is for ${app.var.office}, which is known only at plan; give the block itself",
    );
    expect(app).not.toAllowTraffic({ ...call, port: 22 });
    expect(app).not.toAllowTraffic({ from: "stock", to: "shop" });
  });

  test("can be asked about by their construct's path, wherever their members are", () => {
    const database = {
      aws_security_group: { database: { name: "database", vpc_id: "${aws_vpc.vpc.id}" } },
      aws_vpc_security_group_ingress_rule: { in: rule("database", 5432, ofGroup("shop")) },
      aws_vpc_security_group_egress_rule: { out: rule("shop", 5432, ofGroup("database")) },
      aws_rds_cluster: { main: { vpc_security_group_ids: ["${aws_security_group.database.id}"] } },
    };
    const app = smallApp(database);
    const to = "app/aws_security_group.database";
    expect(app).toAllowTraffic({ from: "shop", to, port: 5432 });
    expect(app).not.toAllowTraffic({ from: "stock", to });
    expect(app).not.toAllowTraffic({ from: "internet", to });
  });
});
