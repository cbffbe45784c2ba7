import { describe, expect, test } from "@jest/globals";
import { CiRole, type CiRoleProps } from "../../constructs/ci-role";
import { parsePolicy, resourcesOf, trustOf } from "#testing";
import { build, only, reference, resolved } from "./support";

const statement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] };

const role = (props: Partial<CiRoleProps> = {}) =>
  build(
    (scope) =>
      new CiRole(scope, "role", {
        name: "shop-ci",
        description: "Plans",
        path: "/shop/",
        providerArn: "arn:aws:iam::111111111111:oidc-provider/ci.example.com",
        issuer: "ci.example.com",
        audience: "aws",
        subjects: ["repo:shop:plan", "repo:shop:main"],
        policies: [
          { id: "read", name: "shop-ci-read", statements: [statement] },
          { id: "write", name: "shop-ci-write", statements: [statement] },
        ],
        ...props,
      }),
  );

const { stack, made } = role();

test("trusts tokens of the one issuer with the exact audience and one of the exact subjects", () => {
  expect(trustOf(stack, "shop-ci")).toEqual([
    {
      sid: "AssumeRole",
      effect: "Allow",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      resources: [],
      principals: { Federated: ["arn:aws:iam::111111111111:oidc-provider/ci.example.com"] },
      conditions: {
        StringEquals: {
          "ci.example.com:aud": ["aws"],
          "ci.example.com:sub": ["repo:shop:plan", "repo:shop:main"],
        },
      },
    },
  ]);
});

test("has each policy attached, under the role's path", () => {
  const policies = resourcesOf(stack, "aws_iam_policy");
  expect(policies.map(({ attributes }) => [attributes["name"], attributes["path"]])).toEqual([
    ["shop-ci-read", "/shop/"],
    ["shop-ci-write", "/shop/"],
  ]);
  expect(parsePolicy(String(policies[0]?.attributes["policy"]))).toHaveLength(1);
  expect(
    resourcesOf(stack, "aws_iam_role_policy_attachment").map(({ attributes }) => attributes),
  ).toEqual(
    policies.map(({ name }) => ({
      policy_arn: `\${aws_iam_policy.${name}.arn}`,
      role: reference(stack, "aws_iam_role", "name"),
    })),
  );
});

test("hands out its ARN", () => {
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_iam_role", "arn"));
});

describe("a permissions boundary", () => {
  test("bounds it where there is one", () => {
    const permissionsBoundaryArn = "arn:aws:iam::111111111111:policy/boundary";
    expect(only(role({ permissionsBoundaryArn }).stack, "aws_iam_role").attributes).toHaveProperty(
      "permissions_boundary",
      permissionsBoundaryArn,
    );
    expect(only(stack, "aws_iam_role").attributes).not.toHaveProperty("permissions_boundary");
  });
});

test("a policy that is longer than AWS takes is an error", () => {
  const resources = Array.from(
    { length: 80 },
    (_, index) => `arn:aws:s3:::${"b".repeat(60)}${index}`,
  );
  const policies = [
    { id: "read", name: "shop-ci-read", statements: [{ ...statement, resources }] },
  ];
  expect(() => role({ policies })).toThrow(
    "policy shop-ci-read has 6337 characters, AWS takes 6144: shorten iam.path and the names of " +
      "services, or give fewer services statements of their own",
  );
});
