import { expect, test } from "@jest/globals";
import { RealNames } from "../../traffic/real-names";
import { stackBefore } from "../../traffic/stack-before";
import { plansOf } from "../deployed";
import { app, without } from "../traffic-app";
import { stackOf } from "../../../guardrails/__tests__/fixtures";

const ADDRESS = "aws_security_group.front";
const [, front] = app.stacks;
if (!front) throw new Error("two stacks");
const [, planned] = plansOf(app, app);
const before = (plan: unknown) => stackBefore(front, plan, new RealNames(plansOf(app, app), app));
const group = (change: object) =>
  before({
    format_version: "1.2",
    resource_changes: [
      { address: ADDRESS, mode: "managed", type: "aws_security_group", name: "front", change },
    ],
  }).resources[0]?.attributes;

test("what has not changed is word for word what the configuration says", () => {
  expect(before(planned?.plan)).toEqual(front);
});

test("what is not there yet is left out", () => {
  const [, plan] = plansOf(without("front-in"), app);
  expect(before(plan?.plan).resources.map(({ name }) => name)).toEqual(
    front.resources.map(({ name }) => name).filter((name) => name !== "front-in"),
  );
});

test("what a plan takes away was there, and what only the provider says was not", () => {
  const was = { name: "front", description: "old", ingress: [{ from_port: 80 }], tags: null };
  const attributes = group({
    before: was,
    after: { name: "front", description: null, tags: {} },
    after_unknown: { ingress: true },
  });
  expect(attributes).toMatchObject({ name: "front", description: "old" });
  expect(attributes).not.toHaveProperty("ingress");
  expect(attributes).not.toHaveProperty("tags");
});

test("what is left over from a failed replacement is none of it", () => {
  const [change] = (planned?.plan as { resource_changes: { change: object }[] }).resource_changes;
  const leftOver = { ...change, deposed: "0a1b2c3d" };
  expect(before({ format_version: "1.2", resource_changes: [leftOver] }).resources).toEqual([]);
});

test("what is in the code no more has the path that cdktf named it by", () => {
  const change = { before: { vpc_id: "vpc-1" }, after: null };
  const gone = { mode: "managed", type: "aws_subnet", name: "data_a_subnet_1A2B3C4D", change };
  expect(before({ format_version: "1.2", resource_changes: [gone] }).resources).toMatchObject([
    { address: "aws_subnet.data_a_subnet_1A2B3C4D", path: "data/a/subnet" },
  ]);
});

test("a service that is off until it has an image is there, unless its whole stack is new", () => {
  const off = stackOf(
    { aws_ecs_service: { web: { name: "web", count: "${data.image.there ? 1 : 0}" } } },
    { id: front.id },
  );
  const stack = { ...front, resources: [...front.resources, ...off.resources] };
  const typesBefore = (plan: unknown) =>
    stackBefore(stack, plan, new RealNames([], app)).resources.map(({ type }) => type);
  expect(typesBefore(planned?.plan)).toContain("aws_ecs_service");
  expect(typesBefore({ format_version: "1.2", resource_changes: [] })).toEqual([]);
});
