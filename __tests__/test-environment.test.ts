import { expect, test } from "@jest/globals";
import { testEnvironment } from "./test-environment";
import { failureOf } from "../packages/testing/__tests__/failure-of";

test("is named test and has every default", () => {
  expect(testEnvironment()).toMatchObject({
    name: "test",
    namePrefix: "learner",
    accountId: "111111111111",
    network: { cidr: "10.0.0.0/16" },
  });
});

test("takes what is given, by the same rules as an operator's environment", () => {
  expect(testEnvironment({ namePrefix: "shop" }).namePrefix).toBe("shop");
  expect(failureOf(() => testEnvironment({ accountId: "1" }))).toMatch(/test\.accountId: "1"/);
});
