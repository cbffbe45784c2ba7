import { expect, test } from "@jest/globals";
import { parseStack } from "../../../analysis/model/parse-stack";
import { ApplyProgress } from "../../../tools/apply/progress";
import { changeOf, planOf, reportOf, stackOf } from "../../plan/fixtures";

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
  const progress = new ApplyProgress(report, app);
  expect(
    progress.read("dev-network", "aws_vpc.vpc: Creating...\naws_vpc.vpc: Creation comp"),
  ).toEqual([]);
  expect(progress.read("dev-ssm", "aws_thing.thing: Creation complete after 0s\n")).toEqual([
    "1/1 aws_thing created (0s)",
  ]);
  expect(
    progress.read(
      "dev-network",
      "lete after 2s [id=vpc-1]\naws_eip.ip: Destruction complete after 1s\n",
    ),
  ).toEqual(["1/3 aws_vpc vpc/vpc created (2s)", "2/3 aws_eip destroyed (1s)"]);
});
