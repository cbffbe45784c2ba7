import { expect, test } from "@jest/globals";
import { byNeed, destructionOrder } from "../../../tools/engine/order";

const task = (id: string, ...dependencies: string[]) => ({ id, dependencies });
const ALL = [
  task("alb", "network"),
  task("iam"),
  task("network", "iam"),
  task("ssm", "iam"),
  task("state"),
  task("web", "alb", "ssm"),
];

test("what the longest chain waits for is deployed first", () => {
  expect(byNeed(ALL).map(({ id }) => id)).toEqual(["iam", "network", "alb", "ssm", "state", "web"]);
});

test("a stack is destroyed after all that need it, also through one that is gone", () => {
  expect(destructionOrder(ALL, ["iam", "network", "web"])).toEqual([
    task("iam", "network", "web"),
    task("network", "web"),
    task("web"),
  ]);
  expect(destructionOrder(ALL, [])).toEqual([]);
});
