import { describe, expect, test } from "@jest/globals";
import { CALL, type Resources, service, smallApp } from "./small-app";

const call = { from: "shop", to: "stock", port: 5000 } as const;
/** `stock` in a subnet of its own. */
const APART: Resources = {
  ...CALL,
  aws_ecs_service: { shop: service("shop"), stock: service("stock", ["inside-b"]) },
};
const ANY = { protocol: "-1", cidr_block: "0.0.0.0/0", rule_action: "allow" };

/**
 * The network ACL of `inside-b`, rules by number; numbers above 1000 are for what leaves. The last
 * is written first.
 */
function acl(rules: Readonly<Record<number, object>>): Resources {
  return {
    aws_network_acl: {
      b: { vpc_id: "${aws_vpc.vpc.id}", subnet_ids: ["${aws_subnet.inside-b.id}"] },
    },
    aws_network_acl_rule: Object.fromEntries(
      Object.entries(rules)
        .toReversed()
        .map(([number, rule]) => [
          `rule-${number}`,
          {
            network_acl_id: "${aws_network_acl.b.id}",
            rule_number: Number(number),
            egress: Number(number) > 1000,
            ...rule,
          },
        ]),
    ),
  };
}

const tcp = (from: number, to: number, rest: object = {}) => ({
  ...ANY,
  protocol: "tcp",
  from_port: from,
  to_port: to,
  ...rest,
});

describe("network ACLs", () => {
  test("let nothing through that no rule allows", () => {
    expect(smallApp(APART)).toAllowTraffic(call);
    expect(smallApp(APART, acl({ 10: ANY, 1010: ANY }))).toAllowTraffic(call);
    expect(smallApp(APART, acl({ 1010: ANY }))).not.toAllowTraffic(call);
    expect(smallApp(APART, acl({ 10: tcp(443, 443), 1010: ANY }))).not.toAllowTraffic(call);
  });

  test("decide by the first rule that matches", () => {
    const deny = tcp(5000, 5000, { rule_action: "deny" });
    expect(smallApp(APART, acl({ 10: deny, 20: ANY, 1010: ANY }))).not.toAllowTraffic(call);
    expect(smallApp(APART, acl({ 30: deny, 20: ANY, 1010: ANY }))).toAllowTraffic(call);
  });

  test("must let the answers back", () => {
    const answers = tcp(1024, 65_535, { cidr_block: "10.0.1.0/24" });
    expect(smallApp(APART, acl({ 10: ANY, 1010: answers }))).toAllowTraffic(call);
    expect(smallApp(APART, acl({ 10: ANY }))).not.toAllowTraffic(call);
    expect(smallApp(APART, acl({ 10: ANY, 1010: tcp(80, 443) }))).not.toAllowTraffic(call);
  });

  test("may keep a few of the answers' ports shut, but a part of them is neither all nor nothing", () => {
    const deny = tcp(3389, 3389, { rule_action: "deny" });
    expect(smallApp(APART, acl({ 10: ANY, 1010: deny, 1020: ANY }))).toAllowTraffic(call);
    const half = smallApp(APART, acl({ 10: ANY, 1010: tcp(32_768, 60_999) }));
    expect(() => {
      expect(half).toAllowTraffic(call);
    }).toThrow("ports 1024-65535: 1024-32767, 61000-65535 shut");
    expect(() => {
      expect(half).not.toAllowTraffic(call);
    }).toThrow("it can");
  });

  test("are not asked within a subnet", () => {
    const together = { aws_ecs_service: { shop: service("shop", ["inside-b"]) } };
    expect(smallApp(APART, acl({}), together)).toAllowTraffic(call);
  });

  test("may be the VPC's default one", () => {
    const locked = {
      aws_default_network_acl: {
        locked: { default_network_acl_id: "${aws_vpc.vpc.default_network_acl_id}" },
      },
    };
    expect(smallApp(APART, locked)).not.toAllowTraffic(call);
    const open = { rule_no: 1, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0" };
    const opened = {
      aws_default_network_acl: {
        locked: { ...locked.aws_default_network_acl.locked, ingress: [open], egress: [open] },
      },
    };
    expect(smallApp(APART, opened)).toAllowTraffic(call);
  });

  test("that name a block known only at plan are an error where a later rule does not say the same", () => {
    const unknown = { ...ANY, cidr_block: "${var.office}" };
    expect(() => {
      expect(smallApp(APART, acl({ 10: unknown, 1010: ANY }))).not.toAllowTraffic(call);
    }).toThrow("rule 10 of a network ACL is for ${app.var.office}");
    expect(smallApp(APART, acl({ 10: unknown, 20: ANY, 1010: ANY }))).toAllowTraffic(call);
    const denied = { ...unknown, rule_action: "deny" };
    expect(smallApp(APART, acl({ 10: denied, 1010: ANY }))).not.toAllowTraffic(call);
  });
});
