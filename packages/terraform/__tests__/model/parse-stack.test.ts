import { expect, test } from "@jest/globals";
import { parseStack } from "../../model/parse-stack";

const stack = parseStack(
  "dev-app",
  {
    "//": { metadata: { stackName: "dev-app" } },
    terraform: { backend: { s3: { bucket: "states", key: "app" } }, required_version: ">= 1.11" },
    provider: { aws: [{ region: "us-east-1" }, { alias: "west", region: "us-west-2" }] },
    resource: {
      aws_vpc: {
        vpc_1: { "//": { metadata: { path: "dev-app/vpc/vpc" } }, cidr_block: "10.0.0.0/16" },
      },
    },
    data: { aws_region: { here: {} } },
    output: { a: { value: 1 }, b: { value: 2, sensitive: true } },
    variable: { secret: { ephemeral: true } },
  },
  ["dev-iam"],
);

test("a resource has its address, its construct's path, and no notes of cdktf", () => {
  expect(stack.resources).toEqual([
    {
      stackId: "dev-app",
      type: "aws_vpc",
      name: "vpc_1",
      address: "aws_vpc.vpc_1",
      path: "vpc/vpc",
      attributes: { cidr_block: "10.0.0.0/16" },
    },
  ]);
});

test("a data source's address says what it is", () => {
  expect(stack.dataSources).toMatchObject([{ address: "data.aws_region.here", path: "" }]);
});

test("outputs, variables, providers, backend and dependencies are there", () => {
  expect(stack.outputs).toEqual({
    a: { value: 1, sensitive: false },
    b: { value: 2, sensitive: true },
  });
  expect(stack.variables).toEqual({ secret: { ephemeral: true } });
  expect(stack.providers["aws"]).toHaveLength(2);
  expect(stack.backend).toEqual({ type: "s3", settings: { bucket: "states", key: "app" } });
  expect(stack.dependencies).toEqual(["dev-iam"]);
});

test("what a configuration does not have is empty", () => {
  const empty = { resources: [], dataSources: [], outputs: {}, variables: {}, providers: {} };
  expect(parseStack("dev-app", {})).toEqual({
    ...empty,
    id: "dev-app",
    backend: undefined,
    dependencies: [],
  });
});
