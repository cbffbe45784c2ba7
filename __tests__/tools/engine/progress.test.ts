import { expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { Progress } from "../../../tools/engine/progress";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const metadata = { metadata: { path: "dev-network/vpc/vpc", uniqueId: "vpc" } };
const app = {
  stacks: [parseStack("dev-network", { resource: { aws_vpc: { vpc: { "//": metadata } } } })],
};
const report = reportOf([
  stackOf(
    "dev-network",
    planOf(
      changeOf({ address: "aws_vpc.vpc", actions: ["create"] }),
      changeOf({ address: "aws_eip.ip", actions: ["delete", "create"] }),
    ),
  ),
  stackOf("dev-ssm", planOf(changeOf({ actions: ["create"] }))),
]);

test("what Terraform prints is one text for each thing that happened, counted by stack", () => {
  const progress = new Progress(app);
  for (const { id, counts } of report.stacks) progress.expect(id, counts);
  expect(
    progress.read("dev-network", "aws_vpc.vpc: Creating...\naws_vpc.vpc: Creation comp"),
  ).toEqual([]);
  expect(progress.read("dev-ssm", "aws_thing.thing: Creation complete after 0s\n")).toEqual([
    "1/1 aws_thing created (0s)",
  ]);
  expect(
    progress.read(
      "dev-network",
      "lete after 2s [id=vpc-1]\naws_eip.ip: Destruction complete after 1m2s\n",
    ),
  ).toEqual(["1/3 aws_vpc vpc/vpc created (2s)", "2/3 aws_eip destroyed (1m2s)"]);
});

test("what takes long, and what is only taken over, is told, too", () => {
  expect(
    new Progress(app).read(
      "dev-network",
      [
        "aws_vpc.vpc: Still creating... [10s elapsed]",
        "aws_eip.ip: Still destroying... [id=eip-1, 1m10s elapsed]",
        "aws_vpc.vpc: Import complete [id=vpc-1]",
        "aws_eip.ip: Modifications complete after 0s [id=eip-1]",
        "Apply complete! Resources: 1 added",
        "",
      ].join("\n"),
    ),
  ).toEqual([
    "still creating aws_vpc vpc/vpc (10s)",
    "still destroying aws_eip (1m10s)",
    "aws_vpc vpc/vpc imported",
    "1/? aws_eip changed (0s)",
  ]);
});

test("what nobody counted is counted against what Terraform says of it", () => {
  const destroyed = [
    "Plan: 0 to add, 0 to change, 2 to destroy.",
    "aws_vpc.vpc: Destruction complete after 0s",
    "",
  ].join("\n");
  expect(new Progress(app).read("dev-network", destroyed)).toEqual([
    "2 changes",
    "1/2 aws_vpc vpc/vpc destroyed (0s)",
  ]);
});
