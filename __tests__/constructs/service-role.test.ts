import { describe, expect, test } from "@jest/globals";
import { ServiceRole, type ServiceRoleProps } from "../../constructs/service-role";
import { inlinePolicyOf, trustOf } from "#testing";
import { build, only, reference, resolved } from "./support";

const role = (props: Partial<ServiceRoleProps> = {}) =>
  build(
    (scope) =>
      new ServiceRole(scope, "role", {
        name: "web",
        description: "Serves the web",
        path: "/shop/",
        service: "ecs-tasks.amazonaws.com",
        sourceAccount: "111111111111",
        sourceArn: "arn:aws:ecs:us-east-1:111111111111:*",
        policyName: "web-policy",
        statements: [{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] }],
        ...props,
      }),
  );

const { stack, made } = role();

describe("trust", () => {
  test("only the one service, for the one account's resources", () => {
    expect(trustOf(stack, "web")).toEqual([
      {
        sid: "AssumeRole",
        effect: "Allow",
        actions: ["sts:AssumeRole"],
        resources: [],
        principals: { Service: ["ecs-tasks.amazonaws.com"] },
        conditions: {
          StringEquals: { "aws:SourceAccount": ["111111111111"] },
          ArnLike: { "aws:SourceArn": ["arn:aws:ecs:us-east-1:111111111111:*"] },
        },
      },
    ]);
  });
});

test("is permitted what it is given, and nothing besides", () => {
  expect(inlinePolicyOf(stack, "web-policy")).toEqual([
    expect.objectContaining({
      sid: "Read",
      effect: "Allow",
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::b/*"],
    }),
  ]);
  expect(only(stack, "aws_iam_role_policy").attributes["role"]).toBe(
    reference(stack, "aws_iam_role", "name"),
  );
  expect(stack).toHaveResourceCount("aws_iam_role_policy_attachment", 0);
});

test("says what it is for, and lies where it is told", () => {
  expect(stack).toHaveResource("aws_iam_role", {
    name: "web",
    description: "Serves the web",
    path: "/shop/",
    tags: { Name: "web" },
  });
});

test("is bounded only where a boundary is given", () => {
  expect(Object.keys(only(stack, "aws_iam_role").attributes)).not.toContain("permissions_boundary");
  const permissionsBoundaryArn = "arn:aws:iam::111111111111:policy/boundary";
  expect(role({ permissionsBoundaryArn }).stack).toHaveResource("aws_iam_role", {
    permissions_boundary: permissionsBoundaryArn,
  });
});

test("whoever uses it by name waits for its permissions", () => {
  expect(resolved(stack, made.name)).toBe(reference(stack, "aws_iam_role_policy", "role"));
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_iam_role", "arn"));
});
