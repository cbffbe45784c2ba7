import { expect, test } from "@jest/globals";
import { inputsThatChange, outputChanges } from "../outputs";
import { parsePlan } from "#terraform";
import { networkPlan, planOf, reportOf, stackOf } from "./fixtures";

const outputs = outputChanges(parsePlan("dev-network", networkPlan()));

test("outputs that change are told, secrets without their value", () => {
  expect(outputs).toEqual([
    {
      name: "privateSubnetIds",
      action: "update",
      before: ["subnet-1", "subnet-2"],
      after: [null, "subnet-2"],
      sensitive: false,
      unknown: true,
    },
    { name: "natPublicIps", action: "create", sensitive: false, unknown: true },
    { name: "token", action: "delete", before: "(sensitive)", sensitive: true, unknown: false },
  ]);
});

test("a consumer is marked where an output changes that it reads, and only there", () => {
  const read = { stack: "dev-network", output: "privateSubnetIds" };
  const reads = [
    read,
    { stack: "dev-network", output: "vpcId" },
    { stack: "dev-iam", output: "natPublicIps" },
  ];
  expect(inputsThatChange(reads, [{ id: "dev-network", outputs }])).toEqual([read]);
  const report = reportOf([
    stackOf("dev-network", networkPlan()),
    stackOf("dev-alb", planOf(), { reads }),
  ]);
  expect(report.stacks.map(({ inputsChange }) => inputsChange)).toEqual([[], [read]]);
});

test("an output that is not the same text but means the same is no change", () => {
  const plan = {
    ...planOf(),
    output_changes: {
      map: {
        actions: ["update"],
        before: { a: 1, b: 2 },
        after: { b: 2, a: 1 },
        after_unknown: false,
        before_sensitive: false,
        after_sensitive: false,
      },
    },
  };
  expect(outputChanges(parsePlan("dev-network", plan))).toEqual([]);
});
