import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { describe, expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { configurationOf, outputsOf, resourcesOf } from "../synthesized-stack";
import { awsStack } from "../../../__tests__/constructs/support";
import { emptyStack } from "../../../__tests__/empty-stack";
import { failureOf } from "./failure-of";

const stack = awsStack();
new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
new Eip(stack, "one", {});
new Eip(stack, "two", { domain: "vpc" });
new DataAwsCallerIdentity(stack, "me", {});
new TerraformOutput(stack, "answer", { value: 42, description: "It", staticId: true });

describe("resourcesOf", () => {
  test("gives type, name and attributes, without cdktf's notes", () => {
    expect(resourcesOf(stack, "aws_vpc")).toEqual([
      {
        stackId: "test",
        type: "aws_vpc",
        name: "vpc",
        address: "aws_vpc.vpc",
        path: "vpc",
        attributes: { cidr_block: "10.0.0.0/16" },
      },
    ]);
    expect(resourcesOf(stack, "aws_eip").map(({ name }) => name)).toEqual(["one", "two"]);
  });

  test("without a type gives all, data sources not among them", () => {
    expect(resourcesOf(stack).map(({ type }) => type)).toEqual(["aws_eip", "aws_eip", "aws_vpc"]);
  });

  test("a type is not a part of a type, and an empty stack has none", () => {
    expect(resourcesOf(stack, "aws_v")).toEqual([]);
    expect(resourcesOf(emptyStack())).toEqual([]);
  });
});

test("outputsOf gives values by name", () => {
  expect(outputsOf(stack)).toEqual({ answer: 42 });
  expect(outputsOf(emptyStack())).toEqual({});
});

test("a stack is synthesized once", () => {
  expect(resourcesOf(stack)).toBe(resourcesOf(stack));
});

test("configurationOf gives all that Terraform gets, without cdktf's notes", () => {
  const { data, output, resource } = configurationOf(stack);
  expect(data).toEqual({ aws_caller_identity: { me: {} } });
  expect(output).toEqual({ answer: { description: "It", value: 42 } });
  expect(resource?.["aws_eip"]).toEqual({ one: {}, two: { domain: "vpc" } });
  expect(JSON.stringify(configurationOf(stack))).not.toContain('"//"');
});

test("cdktf's own checks are made", () => {
  const without = emptyStack();
  new Vpc(without, "vpc", { cidrBlock: "10.0.0.0/16" });
  expect(failureOf(() => configurationOf(without))).toContain("without a matching provider");
});
