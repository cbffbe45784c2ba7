import { expect, test } from "@jest/globals";
import { stackOf } from "../../../packages/guardrails/__tests__/fixtures";
import { targetsBesideWaiting } from "../../../tools/plan/targets-beside-waiting";

const count = "${data.image.there ? 1 : 0}";
const stack = stackOf(
  {
    aws_ecs_service: { web: { name: "web", count } },
    aws_appautoscaling_target: { web: { count } },
    aws_security_group: { web: { name: "web" } },
  },
  { id: "dev-service-web" },
);
const service = { stack: "dev-service-web", type: "aws_ecs_service", values: {} };

test("what waits for a service that is not there yet is left out of a look at AWS", () => {
  expect(targetsBesideWaiting(stack, [])).toEqual(["-target=aws_security_group.web"]);
  expect(targetsBesideWaiting(stack, [{ ...service, stack: "dev-service-api" }])).toHaveLength(1);
});

test("all of a stack is looked at where its service is there, or where it has none", () => {
  expect(targetsBesideWaiting(stack, [service])).toEqual([]);
  expect(targetsBesideWaiting(stackOf({ aws_vpc: { vpc: {} } }), [])).toEqual([]);
});
