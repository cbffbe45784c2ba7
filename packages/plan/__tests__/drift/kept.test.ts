import { expect, test } from "@jest/globals";
import { ignoredIn } from "../../drift/ignored";
import { parseStack } from "#terraform";
import { changeOf } from "../fixtures";
import { driftOf } from "./drift-of";

type Json = Readonly<Record<string, unknown>>;

const [SERVICE, TARGET, IMAGE] = [
  "aws_ecs_service.web",
  "aws_appautoscaling_target.web",
  "aws_ssm_parameter.image",
];
const scaled = "service/dev/web";
const target = [
  "dev-shop aws_appautoscaling_target",
  { resource_id: scaled, min_capacity: 2, max_capacity: 6 },
] as const;
const atNight = [
  "dev-shop aws_appautoscaling_scheduled_action",
  { resource_id: scaled, scalable_target_action: [{ min_capacity: 0, max_capacity: 1 }] },
] as const;

function kept(
  address: string,
  change: Json,
  options: Json & { owned?: never[] | readonly unknown[] } = {},
) {
  const attribute = Object.keys(change)[0] ?? "";
  const rest = { name: "web", cluster: "arn:aws:ecs:eu-west-1:1:cluster/dev", resource_id: scaled };
  const [before, after] = [
    { ...rest, [attribute]: -1 },
    { ...rest, ...change },
  ];
  const { owned = [target], ignored = { [address]: [attribute] } } = options as Parameters<
    typeof driftOf
  >[0];
  const drifted = [changeOf({ address, before, after })];
  return Object.keys(driftOf({ drifted, owned, ignored })).length === 0;
}

test("scaling keeps the number of tasks, within its bounds", () => {
  const counts = [0, 1, 2, 4, 6, 7];
  const within = (options: Json) =>
    counts.filter((count) => kept(SERVICE, { desired_count: count }, options));
  expect(within({})).toEqual([2, 4, 6]);
  expect(within({ owned: [target, atNight] })).toEqual([0, 1, 2, 4, 6]);
  expect(within({ owned: [] })).toEqual([]);
  expect(within({ ignored: {} })).toEqual([]);
  expect(
    within({ owned: [[target[0], { ...target[1], resource_id: "service/dev/api" }]] }),
  ).toEqual([]);
});

test("a schedule keeps the bounds that it sets, and no others", () => {
  const least = (count: number) =>
    kept(TARGET, { min_capacity: count }, { owned: [target, atNight] });
  const most = (count: number) =>
    kept(TARGET, { max_capacity: count }, { owned: [target, atNight] });
  expect([0, 1, 2, 3].filter(least)).toEqual([0, 2]);
  expect([1, 6, 7, 100].filter(most)).toEqual([1, 6]);
});

test("an image that was recorded is no drift, and any other parameter's value is", () => {
  expect(kept(IMAGE, { value: "web@sha256:1" })).toBe(true);
  expect(kept(IMAGE, { version: 2 }, { ignored: { [IMAGE]: ["value"] } })).toBe(true);
  expect(kept(IMAGE, { type: "SecureString" }, { ignored: { [IMAGE]: ["value"] } })).toBe(false);
  expect(kept(IMAGE, { value: "debug" }, { ignored: {} })).toBe(false);
});

test("what is left alone for another reason is told all the same", () => {
  expect(kept("aws_subnet.a", { map_public_ip_on_launch: true })).toBe(false);
  expect(kept("aws_lb_target_group.web", { port: 9000 })).toBe(false);
});

test("what is left alone is what the configuration says", () => {
  const { resources } = parseStack("dev-shop", {
    resource: {
      aws_ecs_service: { web: { lifecycle: { ignore_changes: ["desired_count"] } }, api: {} },
    },
  });
  expect([...ignoredIn(resources)]).toEqual([["aws_ecs_service.web", ["desired_count"]]]);
});
