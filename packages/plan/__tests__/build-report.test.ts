import { expect, test } from "@jest/globals";
import { changeOf, networkPlan, planOf, reportOf, stackOf } from "./fixtures";
import { accessOf, reachable } from "./rows";

const statusOf = (...args: Parameters<typeof stackOf>) => {
  const [stack] = reportOf([stackOf(...args)]).stacks;
  return [stack?.status, stack?.appliable];
};
const changed = planOf(changeOf({ actions: ["create"], after: { a: 1 } }));

test("only a whole plan that changes something is to be applied", () => {
  expect(statusOf("dev-iam", changed)).toEqual(["changed", true]);
  expect(statusOf("dev-iam", { ...changed, complete: false })).toEqual(["changed", false]);
  expect(statusOf("dev-iam", { ...changed, errored: true })).toEqual(["changed", false]);
  expect(statusOf("dev-iam", planOf())).toEqual(["unchanged", false]);
  expect(statusOf("dev-iam", changed, { preview: true })).toEqual(["preview", false]);
  expect(statusOf("dev-iam", undefined, { error: "Error: no" })).toEqual(["failed", false]);
  expect(statusOf("dev-iam")).toEqual(["skipped", false]);
});

test("moving, importing and forgetting is something to apply", () => {
  const moved = { ...changeOf({ actions: ["no-op"] }), previous_address: "aws_thing.old" };
  expect(statusOf("dev-iam", planOf(moved))).toEqual(["changed", true]);
  expect(statusOf("dev-iam", planOf(changeOf({ actions: ["forget"] })))).toEqual(["changed", true]);
});

test("the report has what CI and apply need, and its numbers", () => {
  const report = reportOf([
    stackOf("dev-iam", planOf(), { planFile: "dev-iam.tfplan", sha256: "ab" }),
    stackOf("dev-network", networkPlan(), { dependencies: ["dev-iam"] }),
  ]);
  expect(report).toMatchObject({
    version: 2,
    kind: "plan",
    environment: "dev",
    account: "111111111111",
    region: "us-east-1",
    commit: "0123456789abcdef0123456789abcdef01234567",
    createdAt: "2026-03-01T10:00:00.000Z",
    brandNew: false,
    stacks: [
      { id: "dev-iam", planFile: "dev-iam.tfplan", sha256: "ab", state: { serial: 3 } },
      { id: "dev-network", dependencies: ["dev-iam"], status: "changed" },
    ],
  });
  expect(report.summary).toEqual({
    create: 1,
    update: 1,
    tagsOnly: 1,
    replace: 1,
    delete: 2,
    import: 1,
    move: 1,
    forget: 1,
    read: 1,
    unchanged: 1,
    outputs: 3,
    gatesBlocked: 4,
    gatesAllowed: 0,
    findings: 0,
    stacks: { unchanged: 1, changed: 1, preview: 0, failed: 0, skipped: 0 },
  });
});

test("it is JSON: what is written is what is read", () => {
  const report = reportOf([stackOf("dev-network", networkPlan())]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("only what changes is told", () => {
  const role = (name: string, before: readonly string[], after: readonly string[]) => ({
    stack: "dev-iam",
    address: `aws_iam_role.${name}`,
    before: accessOf({ name, may: before }),
    after: accessOf({ name, may: after }),
  });
  const read = "Allow  s3:GetObject  *";
  const { access, traffic } = reportOf([stackOf("dev-iam", planOf())], {
    access: [role("a", [read], [read]), role("b", [read], [])],
    traffic: {
      before: reachable("web  api  tcp  9000"),
      after: reachable("web  api  tcp  9000", "web  alb  tcp  80"),
      problems: [],
    },
  });
  const head = { name: "b", arn: "arn:aws:iam::111111111111:role/b", isBounded: false };
  const [row] = accessOf({ may: [read] }).rows;
  expect(access).toEqual([
    {
      stack: "dev-iam",
      address: "aws_iam_role.b",
      before: head,
      after: head,
      rows: [{ change: "removed", row }],
    },
  ]);
  const [added] = reachable("web  alb  tcp  80");
  expect(traffic).toEqual({ rows: [{ change: "added", row: added }], problems: [] });
});

test("drift is what changed in AWS: no gate blocks it, and nothing of it can be applied", () => {
  const gone = changeOf({ address: "aws_vpc.vpc", actions: ["delete"], before: { id: "x" } });
  const plan = { ...planOf(), resource_drift: [gone] };
  const report = reportOf([stackOf("dev-network", plan)], { kind: "drift" });
  expect(report).toMatchObject({ kind: "drift", gates: [] });
  expect(report.stacks).toMatchObject([{ status: "changed", appliable: false }]);
  expect(report.stacks[0]?.changes).toMatchObject([{ address: "aws_vpc.vpc", action: "delete" }]);
});
