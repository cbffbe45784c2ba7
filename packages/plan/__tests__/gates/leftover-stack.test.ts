import { expect, test } from "@jest/globals";
import type { StackInput } from "../../report-input";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";

const TOPIC = "aws_sns_topic_subscription.mail";
const plan = (...addresses: readonly string[]) =>
  planOf(...addresses.map((address) => changeOf({ address, actions: ["delete"] })));
const gatesOf = (plan: unknown, leftover?: StackInput["leftover"]) =>
  reportOf([stackOf("dev-mail", plan, leftover && { leftover })]).gates;

test("a stack that is in the code no more is blocked as a whole", () => {
  expect(gatesOf(plan(TOPIC), { foreign: false })).toEqual([
    {
      gate: "leftover-stack",
      stack: "dev-mail",
      address: "stack",
      why: "is deployed and not in the code any more: 1 resource is destroyed",
      allow: "--allow 'dev-mail:stack'",
    },
  ]);
});

test("where a service is stopped, that is what is blocked", () => {
  const gates = gatesOf(plan(TOPIC, "aws_ecs_service.service"), { foreign: false });
  expect(gates.map(({ gate }) => gate)).not.toContain("leftover-stack");
});

test("one that nothing shows to be this project's is blocked, service or not", () => {
  const [gate] = gatesOf(plan(TOPIC, "aws_ecs_service.service"), { foreign: true });
  expect(gate).toMatchObject({
    gate: "leftover-stack",
    why: "seems to be made by something else than this project, and not in the code: 2 resources are destroyed",
  });
});

test("what is protected in it is blocked all the same", () => {
  const gates = gatesOf(plan("aws_cloudwatch_log_group.log"), { foreign: false });
  expect(gates.map(({ gate, address }) => [gate, address])).toEqual([
    ["protected-resource", "aws_cloudwatch_log_group.log"],
    ["leftover-stack", "stack"],
  ]);
});

test("what AWS protects is told before anything is destroyed, though a service is stopped as well", () => {
  const before = { enable_deletion_protection: true };
  const lb = changeOf({ address: "aws_lb.front", actions: ["delete"], before });
  const service = changeOf({ address: "aws_ecs_service.service", actions: ["delete"] });
  const gates = gatesOf(planOf(lb, service), { foreign: false });
  expect(gates.find(({ gate }) => gate === "leftover-stack")?.why).toBe(
    "AWS keeps aws_lb.front, which has deletion protection: switch that off before the stack leaves the code",
  );
});

test("a stack that destroys nothing, or is in the code, passes", () => {
  expect(gatesOf(plan(), { foreign: true })).toEqual([]);
  expect(gatesOf(plan(TOPIC))).toEqual([]);
});
