import { describe, expect, test } from "@jest/globals";
import { TierNetworkAcl, type TierNetworkAclProps } from "../../constructs/tier-network-acl";
import { resourcesOf } from "#testing";
import { build, only, reference } from "./support";

const VPC_IPV6 = "2001:db8::/56";

const acl = (from: TierNetworkAclProps["from"], ipv6Cidr?: string) =>
  build(
    (scope) =>
      new TierNetworkAcl(scope, "acl", {
        name: "shop-web",
        vpcId: "vpc-1",
        vpcCidr: "10.0.0.0/16",
        subnetIds: ["subnet-1", "subnet-2"],
        from,
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
    ["answers", [VPC, ...answers(WORLD)]],
    ["public", [VPC, ...web(WORLD), ...answers(WORLD)]],
  ] as const)("%s", (from, expected) => {
    expect(opened(acl(from))).toEqual(expected.toSorted());
  });

  test.each([
    ["none", []],
    ["answers", answers("::/0")],
    ["public", [...web("::/0"), ...answers("::/0")]],
  ] as const)("%s, of IPv6", (from, expected) => {
    const before = opened(acl(from));
    expect(opened(acl(from, VPC_IPV6))).toEqual(
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

  test.each(["none", "answers", "public"] as const)(
    "%s: unique in their direction, and AWS takes them",
    (from) => {
      for (const egress of [true, false]) {
        const taken = rulesOf(acl(from, VPC_IPV6))
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

  test.each(["none", "answers", "public"] as const)(
    "%s: no rule of IPv4 changes when IPv6 is added",
    (from) => {
      const before = numbers(acl(from));
      const after = numbers(acl(from, VPC_IPV6));
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
