import { expect, test } from "@jest/globals";
import { stateKey } from "../../lib/state-key";

test("is project, environment and stack", () => {
  expect(stateKey({ project: "vpc-to-ecs", name: "dev" }, "network")).toBe(
    "vpc-to-ecs/dev/network.tfstate",
  );
});

test("is another for another project, environment or stack", () => {
  const keys = ["one", "two"].flatMap((project) =>
    ["dev", "prod"].flatMap((name) =>
      ["iam", "network"].map((stack) => stateKey({ project, name }, stack)),
    ),
  );
  expect(new Set(keys).size).toBe(8);
});
