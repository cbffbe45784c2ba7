import { expect, test } from "@jest/globals";
import { changeOf, type ChangeOf, planOf, reportOf, stackOf } from "../fixtures";

const rule = (more: object = {}) => ({
  cidr_ipv4: "0.0.0.0/0",
  from_port: 443,
  to_port: 443,
  ip_protocol: "tcp",
  security_group_id: "sg-1",
  ...more,
});
const address = "aws_vpc_security_group_ingress_rule.https";
const gatesOf = (change: ChangeOf, state: { state?: null } = {}) =>
  reportOf([stackOf("dev-alb", planOf(changeOf({ address, ...change })), state)]).gates;
const whysOf = (change: ChangeOf, state?: { state: null }) =>
  gatesOf(change, state).map(({ why }) => why);
const block = (cidr: string, more: object = {}) => ({
  cidr_blocks: [cidr],
  ipv6_cidr_blocks: [],
  from_port: 22,
  to_port: 22,
  protocol: "tcp",
  ...more,
});

test.each<[string, ChangeOf, string]>([
  ["a new rule", { actions: ["create"], after: rule() }, "tcp 443"],
  ["a new rule for IPv6", { after: rule({ cidr_ipv4: null, cidr_ipv6: "::/0" }) }, "tcp 443"],
  ["half of the internet", { after: rule({ cidr_ipv4: "128.0.0.0/1" }) }, "tcp 443"],
  ["a block that grows", { before: rule({ cidr_ipv4: "10.0.0.0/8" }), after: rule() }, "tcp 443"],
  ["more ports", { before: rule(), after: rule({ to_port: 444 }) }, "tcp 443 to 444"],
  [
    "a protocol without ports",
    { after: rule({ ip_protocol: "50", from_port: null, to_port: null }) },
    "50",
  ],
  ["another protocol", { before: rule(), after: rule({ ip_protocol: "-1" }) }, "every port"],
  ["another group", { before: rule(), after: rule({ security_group_id: "sg-2" }) }, "tcp 443"],
  [
    "a rule of the older kind",
    { address: "aws_security_group_rule.r", after: block("0.0.0.0/0", { type: "ingress" }) },
    "tcp 22",
  ],
  [
    "a block in the group",
    {
      address: "aws_security_group.g",
      before: { ingress: [block("10.0.0.0/8")] },
      after: { ingress: [block("10.0.0.0/8"), block("0.0.0.0/0")] },
    },
    "tcp 22",
  ],
])("%s to the internet is blocked", (_, change, ports) => {
  expect(whysOf(change)).toEqual([`lets the whole internet in on ${ports}`]);
});

test.each<[string, ChangeOf]>([
  ["a rule for a known block", { after: rule({ cidr_ipv4: "203.0.113.0/24" }) }],
  ["a rule for a group", { after: rule({ cidr_ipv4: null }) }],
  [
    "a new description",
    { before: rule(), after: rule({ description: "HTTPS", tags: { a: "b" } }) },
  ],
  ["a rule that goes", { actions: ["delete"], before: rule() }],
  [
    "a way out",
    { address: "aws_security_group_rule.r", after: block("0.0.0.0/0", { type: "egress" }) },
  ],
  ["a way out by a rule", { address: "aws_vpc_security_group_egress_rule.r", after: rule() }],
])("%s passes", (_, change) => {
  expect(whysOf(change)).toEqual([]);
});

test("the rule is named as the option names it", () => {
  expect(gatesOf({ after: rule() })).toEqual([
    {
      gate: "public-ingress",
      stack: "dev-alb",
      address,
      why: "lets the whole internet in on tcp 443",
      allow: `--allow 'dev-alb:${address}'`,
    },
  ]);
});

test("a rule with secrets is judged, and nothing of it is told", () => {
  expect(whysOf({ after: rule(), afterSensitive: { from_port: true } })).toEqual([
    "lets the whole internet in on something",
  ]);
});

test("in an environment that is not applied yet all of it is new", () => {
  expect(whysOf({ after: rule() }, { state: null })).toEqual([]);
});
