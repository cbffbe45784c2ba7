import { describe, expect, test } from "@jest/globals";
import { changeOf } from "../fixtures";
import { driftOf, driftReport } from "./drift-of";

const ROLE = "aws_iam_role.web";
const role = (after: object) =>
  changeOf({ address: ROLE, before: { name: "web", inline_policy: [], path: "/" }, after });
const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] });
const own = ["dev-iam aws_iam_role_policy", { role: "web", name: "web", policy }] as const;
const shown = { name: "web", inline_policy: [{ name: "web", policy }], path: "/" };

test("a role that only shows the policies of a state has not drifted", () => {
  expect(driftOf({ drifted: [role(shown)], owned: [own] })).toEqual({});
});

test("it has where no state has the policy, or where the configuration says which it has", () => {
  expect(driftOf({ drifted: [role(shown)] })).toHaveProperty([ROLE]);
  const said = { [ROLE]: ["inline_policy"] };
  expect(driftOf({ drifted: [role(shown)], owned: [own], said })).toHaveProperty([ROLE]);
});

test("what differs besides is told alone", () => {
  const drifted = [role({ ...shown, path: "/new/" })];
  expect(driftOf({ drifted, owned: [own] })).toEqual({ [ROLE]: ['path: "/new/"'] });
});

test("what nobody owns is told although an apply has taken it into the state", () => {
  expect(driftOf({ found: { [ROLE]: shown }, owned: [own] })).toEqual({});
  const byHand = { ...shown, managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"] };
  expect(driftOf({ found: { [ROLE]: byHand }, owned: [own] })).toEqual({
    [ROLE]: ['managed_policy_arns[0]: "arn:aws:iam::aws:policy/AdministratorAccess"'],
  });
});

test("it counts as one difference with what else differs", () => {
  const after = { ...shown, path: "/new/" };
  expect(driftOf({ drifted: [role(after)], found: { [ROLE]: after } })).toEqual({
    [ROLE]: [
      'path: "/new/"',
      'inline_policy["web"].name: "web"',
      'inline_policy["web"].policy.Statement[0].Effect: "Allow"',
      'inline_policy["web"].policy.Statement[0].Action: "s3:*"',
      'inline_policy["web"].policy.Statement[0].Resource: "*"',
    ],
  });
});

test("what is left when others' parts are taken out may be tags alone", () => {
  const before = { name: "web", inline_policy: [], tags: { a: "1" } };
  const drifted = [
    changeOf({ address: ROLE, before, after: { ...shown, path: undefined, tags: {} } }),
  ];
  const [stack] = driftReport({ drifted, owned: [own] }).stacks;
  expect(stack?.counts).toMatchObject({ tagsOnly: 1, update: 0 });
});

test("a resource that is gone is told in any case", () => {
  const gone = changeOf({ address: ROLE, actions: ["delete"], before: { path: "/" } });
  expect(driftOf({ drifted: [gone], found: {}, owned: [own] })).toEqual({ [ROLE]: ["delete"] });
});

test("outputs are no drift: a stack that has nothing else is as it was applied", () => {
  const [stack] = driftReport({}).stacks;
  expect([stack?.status, stack?.outputs]).toEqual(["unchanged", []]);
});

describe("a value that was not there", () => {
  const after = (before: unknown, value: unknown) =>
    driftOf({
      drifted: [changeOf({ address: "aws_alarm.a", before: { a: before }, after: { a: value } })],
    });

  test.each([0, false, "", [], null, {}])("and is off now (%j) is the same as none", (value) => {
    expect(after(null, value)).toEqual({});
    expect(after({ b: null }, { b: value })).toEqual({});
  });

  test.each([1, true, "x", ["x"], { b: 1 }])("and is set now (%j) is drift", (value) => {
    expect(after(null, value)).not.toEqual({});
  });

  test.each([1, true, "x", ["x"], { b: 1 }])("is drift where it was there before (%j)", (value) => {
    expect(after(value, null)).not.toEqual({});
    expect(after(value, 0)).not.toEqual({});
    expect(after(value, "")).not.toEqual({});
    expect(after(value, [])).not.toEqual({});
  });
});

describe("nothing that is set is folded away", () => {
  const json = (...actions: string[]) =>
    JSON.stringify({ Statement: actions.map((Action) => ({ Effect: "Allow", Action })) });

  test.each<[string, unknown, unknown]>([
    ["tags", { a: "1" }, { a: "2" }],
    ["what the configuration does not give", "vpc-1", "vpc-2"],
    ["another order of statements", json("s3:*", "ec2:*"), json("ec2:*", "s3:*")],
    ["another order of a list", ["a", "b"], ["b", "a"]],
    ["the same JSON in another layout", '{"a":1}', '{ "a": 1 }'],
    ["a version", 1, 2],
    ["one statement more", json("s3:*"), json("s3:*", "iam:*")],
    ["a count down to none", 2, 0],
  ])("%s", (_, before, after) => {
    const change = changeOf({ address: "aws_thing.a", before: { a: before }, after: { a: after } });
    expect(driftOf({ drifted: [change] })).toHaveProperty(["aws_thing.a"]);
  });
});
