import { describe, expect, test } from "@jest/globals";
import { TierNetworkAcl, type TierNetworkAclProps } from "../../constructs/tier-network-acl";
import { resourcesOf } from "#testing";
import { build, only, reference } from "./support";

const VPC_IPV6 = "2001:db8::/56";

const acl = (inbound: TierNetworkAclProps["inbound"], ipv6Cidr?: string) =>
  build(
    (scope) =>
      new TierNetworkAcl(scope, "acl", {
        name: "shop-web",
        vpcId: "vpc-1",
        vpcCidr: "10.0.0.0/16",
        subnetIds: ["subnet-1", "subnet-2"],
        inbound,
        ipv6Cidr,
      }),
  ).stack;

const rulesOf = (stack: ReturnType<typeof acl>) => resourcesOf(stack, "aws_network_acl_rule");

interface Ports {
  readonly from_port?: number;
  readonly to_port?: number;
}

/** `source protocol first-last` of every rule of a direction. */
const opened = (stack: ReturnType<typeof acl>, egress = false) =>
  rulesOf(stack)
    .map(({ attributes }) => attributes)
    .filter((rule) => rule["egress"] === egress)
    .map((rule) => {
      const { from_port: first, to_port: last } = rule as Ports;
      const ports = first === undefined ? "all" : `${first}-${String(last)}`;
      return [rule["cidr_block"] ?? rule["ipv6_cidr_block"], rule["protocol"], ports].join(" ");
    })
    .toSorted();

const answers = (source: string) =>
  ["tcp", "udp"].flatMap((protocol) =>
    ["1024-3388", "3390-65535"].map((ports) => `${source} ${protocol} ${ports}`),
  );
const web = (source: string) => ["443-443", "80-80"].map((ports) => `${source} tcp ${ports}`);

const WORLD = "0.0.0.0/0";
const VPC = "10.0.0.0/16 -1 all";

describe("what comes in", () => {
  test.each([
    ["none", [VPC]],
    ["responses", [VPC, ...answers(WORLD)]],
    ["public", [VPC, ...web(WORLD), ...answers(WORLD)]],
  ] as const)("%s", (inbound, expected) => {
    expect(opened(acl(inbound))).toEqual(expected.toSorted());
  });

  test.each([
    ["none", []],
    ["responses", answers("::/0")],
    ["public", [...web("::/0"), ...answers("::/0")]],
  ] as const)("%s, of IPv6", (inbound, expected) => {
    const before = opened(acl(inbound));
    expect(opened(acl(inbound, VPC_IPV6))).toEqual(
      [...before, `${VPC_IPV6} -1 all`, ...expected].toSorted(),
    );
  });
});

test("everything may leave, in the address families that there are", () => {
  expect(opened(acl("none"), true)).toEqual(["0.0.0.0/0 -1 all"]);
  expect(opened(acl("none", VPC_IPV6), true)).toEqual(["0.0.0.0/0 -1 all", "::/0 -1 all"]);
});

describe("rule numbers", () => {
  const numbers = (stack: ReturnType<typeof acl>) =>
    Object.fromEntries(
      rulesOf(stack).map(({ name, attributes }) => [name, attributes["rule_number"]]),
    );

  test.each(["none", "responses", "public"] as const)(
    "%s: unique in their direction, and AWS takes them",
    (inbound) => {
      for (const egress of [true, false]) {
        const taken = rulesOf(acl(inbound, VPC_IPV6))
          .filter(({ attributes }) => attributes["egress"] === egress)
          .map(({ attributes }) => Number(attributes["rule_number"]));
        expect(new Set(taken).size).toBe(taken.length);
        for (const number of taken) {
          expect(number).toBeGreaterThanOrEqual(1);
          expect(number).toBeLessThanOrEqual(32766);
        }
      }
    },
  );

  test.each(["none", "responses", "public"] as const)(
    "%s: no rule of IPv4 changes when IPv6 is added",
    (inbound) => {
      const before = numbers(acl(inbound));
      const after = numbers(acl(inbound, VPC_IPV6));
      expect(after).toMatchObject(before);
      expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
    },
  );
});

test("an ACL has AWS's quota of 20 rules a direction at most", () => {
  const stack = acl("public", VPC_IPV6);
  expect(opened(stack).length).toBeLessThanOrEqual(20);
});

test("only allows: what no rule names is refused anyway", () => {
  expect(acl("public", VPC_IPV6)).toHaveEveryResource("aws_network_acl_rule", {
    rule_action: "allow",
  });
});

test("the rules are the ACL's, and the ACL the tier's", () => {
  const stack = acl("public");
  expect(only(stack, "aws_network_acl").attributes).toEqual({
    vpc_id: "vpc-1",
    subnet_ids: ["subnet-1", "subnet-2"],
    tags: { Name: "shop-web" },
  });
  expect(stack).toHaveEveryResource("aws_network_acl_rule", {
    network_acl_id: reference(stack, "aws_network_acl", "id"),
  });
});
