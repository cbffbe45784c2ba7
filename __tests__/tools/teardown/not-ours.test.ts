import { expect, test } from "@jest/globals";
import { describeNotOurs, refuseGuardDuty } from "../../../tools/teardown/left-in-vpc";
import { notOurs } from "../../../tools/teardown/not-ours";
import type { VpcContents } from "../../../tools/teardown/vpc-contents";

const VPC = "vpc-1";
const owned = ["vpce-own", "sg-own"].map((id) => ({
  stack: "dev-network",
  type: "any",
  values: { id },
}));
const guardDuty = {
  endpoint: {
    VpcEndpointId: "vpce-1",
    ServiceName: "com.amazonaws.us-east-1.guardduty-data",
    Tags: [{ Key: "GuardDutyManaged", Value: "true" }],
  },
  group: { GroupId: "sg-1", GroupName: `GuardDutyManagedSecurityGroup-${VPC}` },
};
const left = (contents: Partial<VpcContents>) =>
  notOurs(VPC, { endpoints: [], groups: [], interfaces: [], ...contents }, owned);

test("what the stacks made, and what goes with it, is not listed", () => {
  const nothing = left({
    endpoints: [{ VpcEndpointId: "vpce-own", ServiceName: "com.amazonaws.us-east-1.s3" }],
    groups: [
      { GroupId: "sg-own", GroupName: "learner-web" },
      { GroupId: "sg-default", GroupName: "default" },
    ],
    interfaces: [
      { NetworkInterfaceId: "eni-1", InterfaceType: "natGateway" },
      { NetworkInterfaceId: "eni-2", InterfaceType: "vpc_endpoint" },
      { NetworkInterfaceId: "eni-3", Description: "ELB app/learner/0123" },
      { NetworkInterfaceId: "eni-4", Description: "arn:aws:ecs:us-east-1:1:attachment/0123" },
    ],
  });
  expect(nothing).toEqual({ guardDuty: { endpointIds: [], groupIds: [] }, others: [] });
  expect(describeNotOurs(nothing)).toEqual([]);
  expect(() => {
    refuseGuardDuty(nothing);
  }).not.toThrow();
});

test.each([
  ["endpoint", { endpoints: [guardDuty.endpoint] }, "  endpoint vpce-1"],
  ["security group", { groups: [guardDuty.group] }, "  security group sg-1"],
] as const)("GuardDuty's %s alone is said, and refused without the option", (_, contents, line) => {
  const found = left(contents);
  expect(found.others).toEqual([]);
  expect(describeNotOurs(found)).toEqual(["GuardDuty made in the VPC, and leaves there:", line]);
  expect(() => {
    refuseGuardDuty(found);
  }).toThrow("nothing was destroyed. To remove them too, add --guardduty.");
});

test("what else is there is said, never removed, and no reason to refuse", () => {
  const found = left({
    // Somebody manages the agent, and made the endpoint for it.
    endpoints: [{ ...guardDuty.endpoint, Tags: [] }],
    groups: [{ GroupId: "sg-2", GroupName: "GuardDutyManagedSecurityGroup-vpc-2" }],
    interfaces: [
      {
        NetworkInterfaceId: "eni-1",
        InterfaceType: "lambda",
        Description: "AWS Lambda VPC ENI-mail",
      },
      { NetworkInterfaceId: "eni-2", InterfaceType: "efa" },
    ],
  });
  expect(found.guardDuty).toEqual({ endpointIds: [], groupIds: [] });
  expect(describeNotOurs(found)).toEqual([
    "In the VPC, and made by something else, which has to remove it:",
    "  endpoint vpce-1 (com.amazonaws.us-east-1.guardduty-data)",
    "  security group sg-2 (GuardDutyManagedSecurityGroup-vpc-2)",
    "  network interface eni-1 (AWS Lambda VPC ENI-mail)",
    "  network interface eni-2 (efa)",
  ]);
  expect(() => {
    refuseGuardDuty(found);
  }).not.toThrow();
});
