import { expect, test } from "@jest/globals";
import { changeOf, reportOf, stackOf } from "./fixtures";

/** The configuration as a plan's JSON has it: addresses, and the attributes that are given. */
const configured = (resources: Readonly<Record<string, readonly string[]>>) => ({
  root_module: {
    resources: Object.entries(resources).map(([address, names]) => ({
      address,
      expressions: Object.fromEntries(names.map((name) => [name, {}])),
    })),
  },
});

const role = (after: object) =>
  changeOf({ address: "aws_iam_role.web", before: { inline_policy: [], path: "/" }, after });
const echo = role({ inline_policy: [{ name: "web" }], path: "/" });

function driftOf(change: object, resources: Readonly<Record<string, readonly string[]>>) {
  const plan = {
    format_version: "1.2",
    resource_changes: [],
    resource_drift: [change],
    output_changes: {},
    configuration: configured(resources),
  };
  const [stack] = reportOf([stackOf("dev-iam", plan)], { kind: "drift" }).stacks;
  return stack?.changes.map(({ attributes }) => attributes.map(({ path }) => path));
}

test("a role that only shows the policies of its stack has not drifted", () => {
  expect(driftOf(echo, { "aws_iam_role.web": [], "aws_iam_role_policy.web": [] })).toEqual([]);
});

test("it has where nothing of the stack makes policies, or where it is configured with them", () => {
  expect(driftOf(echo, { "aws_iam_role.web": [] })).toHaveLength(1);
  const own = { "aws_iam_role.web": ["inline_policy"], "aws_iam_role_policy.web": [] };
  expect(driftOf(echo, own)).toHaveLength(1);
});

test("what differs besides is told alone", () => {
  const moved = role({ inline_policy: [{ name: "web" }], path: "/new/" });
  const resources = { "aws_iam_role.web": [], "aws_iam_role_policy.web": [] };
  expect(driftOf(moved, resources)).toEqual([["path"]]);
});

test("a resource that is gone is told in any case", () => {
  const gone = changeOf({
    address: "aws_iam_role.web",
    actions: ["delete"],
    before: { path: "/" },
  });
  expect(driftOf(gone, { "aws_iam_role.web": [], "aws_iam_role_policy.web": [] })).toHaveLength(1);
});

test("a difference that nobody sees is none", () => {
  const same = changeOf({
    address: "aws_iam_role.web",
    before: { tags: null },
    after: { tags: null },
  });
  expect(driftOf(same, { "aws_iam_role.web": [] })).toEqual([]);
});

test("what the provider fills in where nothing was set is no difference, and what somebody sets is", () => {
  const alarm = (before: unknown, after: unknown) =>
    driftOf(changeOf({ address: "aws_alarm.cpu", before: { a: before }, after: { a: after } }), {
      "aws_alarm.cpu": ["a"],
    });
  for (const empty of [0, false, "", []]) expect(alarm(null, empty)).toEqual([]);
  for (const set of [1, true, "x", ["x"]]) expect(alarm(null, set)).toHaveLength(1);
  expect(alarm(1, 0)).toEqual([["a"]]);
  expect(alarm(true, false)).toEqual([["a"]]);
});

test("a group's rules may be another stack's, as long as its own makes rules, too", () => {
  const change = changeOf({
    address: "aws_security_group.api",
    before: { ingress: [] },
    after: { ingress: [{ from_port: 9000 }] },
  });
  const rules = { "aws_vpc_security_group_egress_rule.out": ["security_group_id"] };
  expect(driftOf(change, { "aws_security_group.api": [], ...rules })).toEqual([]);
  expect(driftOf(change, { "aws_security_group.api": [] })).toHaveLength(1);
});
