import { expect, test } from "@jest/globals";
import { driftSummaryOf } from "../../../tools/plan/summary";
import { planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const whole = stackOf("dev-iam", planOf());

test("where every stack was looked at and none differs, there is no drift", () => {
  expect(driftSummaryOf(reportOf([whole]))).toBe("No drift.");
});

test("what could not be looked at has not no drift", () => {
  const failed = stackOf("dev-network", undefined, { error: "Error: no valid credential sources" });
  const summary = driftSummaryOf(reportOf([whole, failed]));
  expect(summary).toContain("dev-network:\nError: no valid credential sources");
  expect(summary).toContain("1 of 2 stacks could not be looked at; the others have no drift.");
  expect(summary).not.toContain("No drift.");
});
