import { expect, test } from "@jest/globals";
import { deploymentOrder } from "../../../tools/plan/deployment-order";

const task = (id: string, ...dependencies: string[]) => ({ id, dependencies });
const orderOf = (...tasks: ReturnType<typeof task>[]) => deploymentOrder(tasks).map(({ id }) => id);

test("each stack comes after those that it needs, else by id", () => {
  expect(
    orderOf(
      task("alb", "network"),
      task("ecs", "iam"),
      task("iam", "state"),
      task("network", "iam"),
      task("state"),
    ),
  ).toEqual(["state", "iam", "network", "alb", "ecs"]);
});

test("one that is not among them is no obstacle", () => {
  expect(orderOf(task("web", "alb"), task("api", "ecs"))).toEqual(["api", "web"]);
});
