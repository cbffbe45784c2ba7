import { expect, test } from "@jest/globals";
import type { RecordedCall } from "../../../tools/calls/recorded-call";
import { reduce } from "../../../tools/calls/reduce";

const call = (
  operation: string,
  parameters: RecordedCall["parameters"],
  more: Partial<RecordedCall> = {},
): Omit<RecordedCall, "number"> => ({
  ...{ service: "ec2", signedAs: "ec2", operation, parameters, region: "us-east-1" },
  ...{ accessKey: "emulator", stack: "dev-network", status: 200, refusedBy: null },
  ...more,
});

const tags = (name: string) => ({
  TagSpecifications: [
    {
      ResourceType: "vpc",
      Tags: [
        { Key: "Name", Value: name },
        { Key: "Project", Value: "shop" },
      ],
    },
  ],
});

/** What a stack gives everything that it makes. */
const OWN = [{ Key: "ManagedBy", Value: "cdktf" }];

/** What Terraform does of a network, with an id as AWS gives it. */
const story = (id: string, token: string) => [
  call("CreateVpc", { CidrBlock: "10.0.0.0/16", ...tags("one"), ClientToken: token }),
  call("DescribeVpcs", { VpcIds: [id] }),
  call("CreateTags", { Resources: ["sg-0123456789abcdef0"], Tags: OWN }),
  call("RevokeSecurityGroupEgress", { GroupId: "sg-0123456789abcdef0" }),
  call("DescribeVpcs", {}, { accessKey: "story", stack: null }),
  call("DeleteVpc", { VpcId: id }),
];

const recording = (calls: readonly Omit<RecordedCall, "number">[]) => ({
  dropped: 0 as const,
  phases: [
    { phase: "is deployed", until: 5 },
    { phase: "is destroyed", until: calls.length },
  ],
  calls: calls.map((one, index) => ({ ...one, number: index + 1 })),
});

const reduced = reduce(recording(story("vpc-0123456789abcdef1", "a")));

test("two recordings of one story are the same", () => {
  const again = reduce(recording(story("vpc-aaaaaaaaaaaaaaaa2", "b")));
  expect(JSON.stringify(again)).toBe(JSON.stringify(reduced));
});

test("what a stack made has the tags that it was made with", () => {
  expect(reduced.facts.tags["vpc-dev-network"]).toEqual({ Project: "shop" });
});

test("a call has what its rights hang on, and the phases that make it", () => {
  expect(reduced.calls.find(({ operation }) => operation === "DeleteVpc")).toEqual({
    ...{ stack: "dev-network", signedAs: "ec2", operation: "DeleteVpc" },
    ...{ parameters: { VpcId: "vpc-dev-network" }, phases: ["destroy"] },
  });
  const made = reduced.calls.find(({ operation }) => operation === "CreateVpc");
  expect(Object.keys(made?.parameters ?? {})).toEqual(["TagSpecifications"]);
});

test("what comes with a VPC has no tags until Terraform gives it some", () => {
  const groups = ["CreateTags", "RevokeSecurityGroupEgress"].map((name) =>
    JSON.stringify(reduced.calls.find(({ operation }) => operation === name)?.parameters),
  );
  expect(groups).toEqual([
    expect.stringContaining("sg-default"),
    expect.stringContaining("sg-adopted"),
  ]);
});

test("what a story asks itself is not in it", () => {
  expect(reduced.calls.map(({ stack }) => stack)).not.toContain(null);
});
