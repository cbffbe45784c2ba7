import { expect, test } from "@jest/globals";
import { reportOf, stackOf } from "../fixtures";
import { accessOf, type Parts } from "../rows";

const role = { stack: "dev-iam", address: "aws_iam_role.shop" };
/** Of an environment that was applied before. */
const gatesOf = (before: Parts | undefined, after: Parts | undefined) =>
  reportOf([stackOf("dev-iam")], {
    access: [
      {
        ...role,
        ...(before && { before: accessOf(before) }),
        ...(after && { after: accessOf(after) }),
      },
    ],
  }).gates;
const whysOf = (before: Parts | undefined, after: Parts | undefined) =>
  gatesOf(before, after).map(({ why }) => why);

const read = "Allow  s3:GetObject  arn:aws:s3:::shop/*";

test.each<[string, Parts, Parts, string]>([
  ["may do more", {}, { may: [read] }, "may now do: s3:GetObject on shop/*"],
  [
    "may be assumed by more",
    {},
    { trust: ["Allow  everyone  sts:AssumeRole"] },
    "may be assumed by more: sts:AssumeRole by everyone",
  ],
  [
    "has fewer conditions",
    { may: [`${read}  StringEquals a b & Bool c true`] },
    { may: [`${read}  StringEquals a b`] },
    "may now do: s3:GetObject on shop/* (on conditions)",
  ],
  [
    "has another condition",
    { may: [`${read}  StringEquals a b`] },
    { may: [`${read}  StringEquals a c`] },
    "may now do: s3:GetObject on shop/* (on conditions)",
  ],
  [
    "is no longer denied something",
    { may: ["Deny  s3:*  *"] },
    {},
    "is no longer denied: s3:* on *",
  ],
  [
    "may be assumed by another, under more conditions",
    { trust: ["Allow  111111111111  sts:AssumeRole"] },
    { trust: ["Allow  222222222222  sts:AssumeRole  Bool c true"] },
    "may be assumed by more: sts:AssumeRole by 222222222222 (on conditions)",
  ],
  [
    "may do something else, under more conditions",
    { may: ["Allow  s3:GetObject  *"] },
    { may: ["Allow  s3:PutObject  *  Bool c true"] },
    "may now do: s3:PutObject on * (on conditions)",
  ],
  [
    "may do it elsewhere, under more conditions",
    { may: ["Allow  s3:GetObject  a"] },
    { may: ["Allow  s3:GetObject  b  Bool c true"] },
    "may now do: s3:GetObject on b (on conditions)",
  ],
  [
    "may do what only its boundary had, under more conditions",
    { boundary: [read] },
    { may: [`${read}  Bool c true`], boundary: [] },
    "may now do: s3:GetObject on shop/* (on conditions)",
  ],
  ["loses a boundary that allows nothing", { boundary: [] }, {}, "loses its permissions boundary"],
  ["loses its boundary", { boundary: [read] }, {}, "loses its permissions boundary"],
  [
    "has a wider boundary",
    { boundary: [read] },
    { boundary: [read, "Allow  s3:*  *"] },
    "its boundary leaves more: s3:* on *",
  ],
  [
    "has a policy that cannot be read",
    {},
    { may: ["?  shop-policy  it is not JSON"] },
    "has a policy that nobody can judge: shop-policy",
  ],
])("a role that %s is blocked", (_, before, after, why) => {
  expect(gatesOf(before, after)).toMatchObject([
    {
      gate: "widened-access",
      stack: "dev-iam",
      address: "aws_iam_role.shop",
      why,
      allow: "--allow 'dev-iam:aws_iam_role.shop'",
    },
  ]);
});

test.each<[string, Parts | undefined, Parts | undefined]>([
  ["may do less", { may: [read] }, {}],
  ["may do the same", { may: [read] }, { may: [read] }],
  ["has more conditions", { may: [read] }, { may: [`${read}  Bool c true`] }],
  ["is denied more", {}, { may: ["Deny  s3:*  *"] }],
  ["gets a boundary", {}, { boundary: [read] }],
  ["is gone", { may: [read] }, undefined],
])("a role that %s passes", (_, before, after) => {
  expect(whysOf(before, after)).toEqual([]);
});

test("a new role is blocked with what it may do, and not for want of a boundary", () => {
  expect(whysOf(undefined, { may: [read] })).toEqual(["may now do: s3:GetObject on shop/*"]);
});

test("the statements that are meant are told beside it, whole", () => {
  const [gate] = gatesOf({}, { may: [`${read}  Bool c true`, "Allow  s3:PutObject  b"] });
  expect(gate?.why).toBe("may now do: s3:GetObject on shop/* (on conditions), s3:PutObject on b");
  expect(gate?.details).toEqual([`${read}  Bool c true`, "Allow  s3:PutObject  b"]);
  expect(gatesOf({ boundary: [read] }, {})[0]).not.toHaveProperty("details");
});

test("many rows are told in part", () => {
  const rows = Array.from({ length: 12 }, (_, index) => `Allow  s3:Get${String(index)}  *`);
  const told = Array.from({ length: 5 }, (_, index) => `s3:Get${String(index)} on *`);
  expect(whysOf({}, { may: rows })).toEqual([`may now do: ${told.join(", ")} and 7 more`]);
  expect(gatesOf({}, { may: rows })[0]?.details).toHaveLength(12);
});

test("in an environment that is not applied yet there is nothing to widen", () => {
  const { gates, brandNew } = reportOf([stackOf("dev-iam", undefined, { state: null })], {
    access: [{ ...role, after: accessOf({ may: [read] }) }],
  });
  expect([brandNew, gates]).toEqual([true, []]);
});

test("a state that nobody looked at does not make an environment new", () => {
  expect(reportOf([{ id: "dev-iam", dependencies: [] }]).brandNew).toBe(false);
});

test("a new stack alone does not make its environment new", () => {
  const stacks = [stackOf("dev-iam", undefined, { state: null })];
  expect(reportOf(stacks, { brandNew: false }).brandNew).toBe(false);
  expect(reportOf([...stacks, stackOf("dev-network")]).brandNew).toBe(false);
});
