import { expect, test } from "@jest/globals";
import { driftChanges, resourceChanges } from "../changes";
import { parsePlan } from "#terraform";
import { changeOf, type ChangeOf, networkPlan, planOf } from "./fixtures";

const read = (plan: unknown, names?: ReadonlyMap<string, string>) =>
  resourceChanges(parsePlan("dev-network", plan), names);
const network = read(networkPlan(), new Map([["aws_subnet.private", "private/a/subnet"]]));
const changeAt = (address: string) => network.changes.find((change) => change.address === address);
const attributesOf = (change: ChangeOf) => read(planOf(changeOf(change))).changes[0]?.attributes;
const pathsOf = (change: ChangeOf) => attributesOf(change)?.map(({ path }) => path);

test("every kind of action has a name, and what stays is only counted", () => {
  expect(network.changes.map(({ address, action }) => [address, action])).toEqual([
    ["aws_eip.nat_b", "create"],
    ["aws_flow_log.flow", "update"],
    ['aws_subnet.private["a"]', "replace"],
    ["aws_nat_gateway.old", "delete"],
    ["aws_nat_gateway.kept", "delete"],
    ["aws_vpc.vpc", "import"],
    ["aws_route_table.public", "move"],
    ["aws_vpc_endpoint.s3", "update"],
    ["aws_cloudwatch_log_group.flow", "forget"],
    ["data.aws_prefix_list.s3", "read"],
  ]);
  expect(network.unchanged).toBe(1);
});

test("a data source that was read already is no resource that stays", () => {
  const data = { ...changeOf({ actions: ["no-op"] }), mode: "data" };
  expect(read(planOf(data))).toEqual({ changes: [], unchanged: 0 });
});

test.each([[["create", "delete"]], [["delete", "create"]], [["create", "forget"]]])(
  "%j is a replacement",
  (actions) => {
    expect(read(planOf(changeOf({ actions, before: {}, after: {} }))).changes[0]?.action).toBe(
      "replace",
    );
  },
);

test("an action that is not known is refused, and never taken for nothing", () => {
  expect(() => read(planOf(changeOf({ actions: ["renew"] })))).toThrow(
    'aws_thing.thing: actions ["renew"] are not known: use no-op | create',
  );
});

test("what is created shows what is set, and what only the apply will tell", () => {
  expect(changeAt("aws_eip.nat_b")?.attributes).toEqual([
    attribute("domain", { after: "vpc" }),
    attribute("tags.Name", { after: "shop-b" }),
    attribute("id", { unknown: true }),
    attribute("public_ip", { unknown: true }),
  ]);
});

test("an attribute says whether the resource is replaced because of it", () => {
  const { attributes, reason } = changeAt('aws_subnet.private["a"]') ?? {};
  expect(attributes).toEqual([
    attribute("availability_zone", {
      before: "us-east-1a",
      after: "us-east-1b",
      forcesReplacement: true,
    }),
    attribute("id", { before: "subnet-1", unknown: true }),
  ]);
  expect(reason).toBe("replace_because_cannot_update");
});

test("a path that forces replacement is found above and below what differs", () => {
  const forced = (replacePaths: unknown) =>
    attributesOf({
      before: { block: [{ a: 1, b: 1 }] },
      after: { block: [{ a: 2, b: 2 }] },
      replacePaths,
    })?.map(({ forcesReplacement }) => forcesReplacement);
  expect(forced([["block"]])).toEqual([true, true]);
  expect(forced([["block", 0, "b"]])).toEqual([false, true]);
  expect(forced([["block", 1]])).toEqual([false, false]);
  const turned = { before: { x: ["a", "b"] }, after: { x: ["b", "a"] }, replacePaths: [["x", 0]] };
  expect(attributesOf(turned)).toMatchObject([{ path: "x", forcesReplacement: true }]);
});

test("a resource is called by its construct's path, and by its address without one", () => {
  expect(changeAt('aws_subnet.private["a"]')?.name).toBe("private/a/subnet");
  expect(changeAt("aws_eip.nat_b")?.name).toBe("aws_eip.nat_b");
});

test("only an update of nothing but tags is about tags only", () => {
  expect(network.changes.filter(({ tagsOnly }) => tagsOnly).map(({ address }) => address)).toEqual([
    "aws_flow_log.flow",
  ]);
  const both = changeOf({ before: { a: 1, tags: { b: 1 } }, after: { a: 2, tags: { b: 2 } } });
  expect(read(planOf(both)).changes[0]?.tagsOnly).toBe(false);
});

test("where it came from, what it is imported by and that it is a leftover are told", () => {
  expect(changeAt("aws_vpc_endpoint.s3")).toMatchObject({ movedFrom: "aws_vpc_endpoint.storage" });
  expect(changeAt("aws_vpc.vpc")).toMatchObject({ importId: "vpc-1" });
  expect(changeAt("aws_nat_gateway.kept")).toMatchObject({ deposed: true });
  expect(changeAt("aws_nat_gateway.old")).not.toHaveProperty("deposed");
});

test("a changed statement of a policy shows as a path, and one put before it does not matter", () => {
  const statement = (Sid: string, Action: string[]) => ({ Sid, Effect: "Allow", Action });
  const policy = (...Statement: object[]) => ({ policy: JSON.stringify({ Statement }) });
  expect(
    attributesOf({
      before: policy(statement("Read", ["s3:GetObject"]), statement("List", ["s3:ListBucket"])),
      after: policy(
        statement("Tag", ["s3:PutObjectTagging"]),
        statement("List", ["s3:ListBucket"]),
        statement("Read", ["s3:GetObject", "s3:*"]),
      ),
    }),
  ).toEqual([
    attribute('policy.Statement["Read"].Action[1]', { after: "s3:*" }),
    attribute('policy.Statement["Tag"].Sid', { after: "Tag" }),
    attribute('policy.Statement["Tag"].Effect', { after: "Allow" }),
    attribute('policy.Statement["Tag"].Action[0]', { after: "s3:PutObjectTagging" }),
  ]);
});

test("a variable of a container is found by its name", () => {
  const definitions = (...environment: object[]) => ({
    container_definitions: JSON.stringify([{ name: "web", environment }]),
  });
  expect(
    pathsOf({
      before: definitions({ name: "A", value: "1" }, { name: "B", value: "1" }),
      after: definitions({ name: "C", value: "1" }, { name: "B", value: "2" }),
    }),
  ).toEqual([
    'container_definitions["web"].environment["A"].name',
    'container_definitions["web"].environment["A"].value',
    'container_definitions["web"].environment["B"].value',
    'container_definitions["web"].environment["C"].name',
    'container_definitions["web"].environment["C"].value',
  ]);
});

test.each<[string, unknown, unknown, readonly unknown[]]>([
  ["a list in another order", ["a", "b"], ["b", "a"], [{ before: ["a", "b"], after: ["b", "a"] }]],
  ["members that come and go", ["a", "b"], ["b", "c"], [{ before: "a", after: "c" }]],
  ["JSON that is only spelt otherwise", '{"a":1}', '{ "a": 1 }', [{ before: '{"a":1}' }]],
  ["a text that becomes JSON", "none", '{"a":1}', [{ before: "none", after: '{"a":1}' }]],
  ["a text that only looks like JSON", "{a", "{b", [{ before: "{a", after: "{b" }]],
  ["null and nothing", null, undefined, []],
  ["the same in another order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ["a number and its text", 80, "80", [{ before: 80, after: "80" }]],
])("compares %s", (_, before, after, differences) => {
  const found = attributesOf({ before: { x: before }, after: { x: after } });
  expect(found).toHaveLength(differences.length);
  expect(found).toMatchObject(differences);
});

test("a block of which only parts are known is told as far as it is", () => {
  expect(
    attributesOf({
      after: { known: [{ a: 1 }] },
      afterUnknown: { known: [{ b: true }], later: { c: true }, ids: [true, true] },
    }),
  ).toEqual([
    attribute("known[0].a", { after: 1 }),
    attribute("known[0].b", { unknown: true }),
    attribute("later.c", { unknown: true }),
    attribute("ids[0]", { unknown: true }),
    attribute("ids[1]", { unknown: true }),
  ]);
});

test("drift is read alike", () => {
  expect(driftChanges(parsePlan("dev-network", networkPlan())).changes).toMatchObject([
    {
      address: "aws_cloudwatch_log_group.flow",
      attributes: [{ path: "retention_in_days", before: 30, after: 7 }],
    },
  ]);
});

function attribute(path: string, more: object) {
  return { path, sensitive: false, unknown: false, forcesReplacement: false, ...more };
}
