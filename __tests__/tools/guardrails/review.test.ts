import { expect, test } from "@jest/globals";
import { formatFinding } from "#guardrails";
import { reviewEnvironment } from "../../../tools/guardrails/review";
import { testEnvironment } from "../../test-environment";

const environment = testEnvironment({ network: { interfaceEndpoints: "none" } });

/** A plan of the network that makes nothing but one subnet. */
const PLAN = {
  format_version: "1.2",
  resource_changes: [
    {
      address: "aws_subnet.a",
      mode: "managed",
      type: "aws_subnet",
      name: "a",
      change: { actions: ["create"], after: { map_public_ip_on_launch: true }, after_unknown: {} },
    },
  ],
};

test("findings of every severity are there", () => {
  expect(reviewEnvironment(environment).map(({ rule, severity }) => [rule, severity])).toEqual([
    ["vpc-endpoints", "medium"],
    ["vpc-endpoints", "medium"],
    ["vpc-endpoints", "medium"],
  ]);
});

test("a plan takes the place of its stack, and of no other", () => {
  expect(
    reviewEnvironment(environment, new Map([["test-network", PLAN]])).map(formatFinding),
  ).toEqual([
    "test-network/aws_subnet.a: gives public addresses on launch: set map_public_ip_on_launch to false (subnet-no-public-ip, high)",
  ]);
});

test.each([
  ["of no stack", "test-alb", PLAN, "test-alb is no stack of it: use test-state, test-iam"],
  ["that is none", "test-network", {}, "test-network: not a plan, it has no format_version"],
])("a plan %s is refused", (_, id, plan, message) => {
  expect(() => reviewEnvironment(environment, new Map([[id, plan]]))).toThrow(message);
});
