import { expect, test } from "@jest/globals";
import { PROTECTED_TYPES } from "../../gates/protected-types";
import { changeOf, networkPlan, planOf, reportOf, stackOf } from "../fixtures";

const gatesOf = (plan: unknown) => reportOf([stackOf("dev-network", plan)]).gates;
const whyOf = (address: string, ...actions: string[]) =>
  gatesOf(planOf(changeOf({ address, actions, before: { id: "x" }, after: {} }))).map(
    ({ gate, why }) => `${gate}: ${why}`,
  );

test("destroying, replacing and forgetting what is protected is blocked", () => {
  expect(gatesOf(networkPlan()).map(({ address, why }) => [address, why])).toEqual([
    [
      'aws_subnet.private["a"]',
      "is replaced, and with it everything that has an address in it (AWS refuses it as long as something has)",
    ],
    ["aws_nat_gateway.old", "is destroyed, and with it the way to the internet"],
    [
      "aws_nat_gateway.kept",
      "is destroyed, as it was before a replacement that failed, and with it the way to the internet",
    ],
    ["aws_cloudwatch_log_group.flow", "is dropped from the state and nobody's from then on"],
  ]);
});

test.each(Object.entries(PROTECTED_TYPES))("%s is protected, with %s", (type, lost) => {
  expect(whyOf(`${type}.x`, "delete")).toEqual([
    `protected-resource: is destroyed, and with it ${lost}`,
  ]);
});

test.each(["create", "update", "no-op", "read"])("%s of what is protected is free", (action) => {
  expect(whyOf("aws_vpc.vpc", action)).toEqual([]);
});

test("what is made again as it was may be destroyed", () => {
  expect(whyOf("aws_lb_target_group.web", "create", "delete")).toEqual([]);
});

test("what Terraform could not finish making holds nothing that could be lost", () => {
  const change = changeOf({ address: "aws_subnet.a", actions: ["delete", "create"], before: {} });
  expect(gatesOf(planOf(change))).toHaveLength(1);
  expect(gatesOf(planOf({ ...change, action_reason: "replace_because_tainted" }))).toEqual([]);
});

test("it is blocked although prevent_destroy is gone from the configuration", () => {
  const plan = {
    ...planOf(
      changeOf({ address: "aws_s3_bucket.state", actions: ["delete"], before: { id: "state" } }),
    ),
    configuration: { root_module: { resources: [] } },
  };
  expect(gatesOf(plan)).toHaveLength(1);
});
