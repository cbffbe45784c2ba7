import { expect, test } from "@jest/globals";
import { markOf } from "../../../tools/ownership/mark";
import { testEnvironment } from "../../test-environment";

const environment = testEnvironment({
  namePrefix: "shop",
  names: { executionRole: "pays-for-images" },
});

test.each(["shop-vpc", "/shop/config/level", "alias/shop", "api-from-shop-web", "pays-for-images"])(
  "%s is the environment's",
  (name) => {
    expect(markOf(environment, []).hasName(name)).toBe(true);
  },
);

test.each(["workshop-vpc", "shops-vpc", "shop2-vpc", "SHOP", "vpc"])("%s is not", (name) => {
  expect(markOf(environment, []).hasName(name)).toBe(false);
});

test("what another environment's longer prefix is in is that one's", () => {
  const { hasName } = markOf(environment, [environment, { namePrefix: "shop-prod" }]);
  expect(hasName("shop-prod-vpc")).toBe(false);
  expect(hasName("shop-production-vpc")).toBe(true);
});

test("the tags are those that the provider gives", () => {
  expect(markOf(environment, []).tags).toEqual({
    Environment: environment.name,
    Project: environment.project,
    ManagedBy: "cdktf",
  });
});
