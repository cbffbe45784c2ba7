import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { describe, expect, test } from "@jest/globals";
import { ServiceRole } from "../../../constructs/service-role";
import { policyDocument } from "../../../lib/policy";
import { inlinePolicyOf, parsePolicy, trustOf } from "../policies";
import { awsStack } from "../../../__tests__/constructs/support";
import { emptyStack } from "../../../__tests__/empty-stack";
import { failureOf } from "./failure-of";

describe("parsePolicy", () => {
  test("makes lists of single values, and something of what is missing", () => {
    expect(
      parsePolicy('{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject" }] }'),
    ).toEqual([
      {
        sid: "",
        effect: "Allow",
        actions: ["s3:GetObject"],
        resources: [],
        principals: {},
        conditions: {},
      },
    ]);
  });

  test("everybody is the principal *", () => {
    const [statement] = parsePolicy(
      '{ "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*" }] }',
    );
    expect(statement?.principals).toEqual({ "*": ["*"] });
  });

  test.each(["NotAction", "NotResource", "NotPrincipal"])("refuses %s", (negation) => {
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow" }, { [negation]: "x" }] });
    expect(() => parsePolicy(policy)).toThrow(
      `the policy has ${negation}, which parsePolicy() does not read: policyWith()`,
    );
  });

  test("reads back what lib/policy writes, whether one value or several", () => {
    const statements = [["one"], ["one", "two"]].map((values) => ({
      sid: "Sid",
      effect: "Deny" as const,
      actions: values,
      resources: values,
      principals: { AWS: values },
      conditions: { StringEquals: { "aws:SourceAccount": values } },
    }));
    expect(parsePolicy(policyDocument(statements))).toEqual(statements);
  });
});

describe("of a role", () => {
  const stack = awsStack();
  for (const name of ["web", "worker"]) {
    new ServiceRole(stack, name, {
      name,
      description: name,
      path: "/",
      service: `${name}.amazonaws.com`,
      sourceAccount: "111111111111",
      sourceArn: "arn:1",
      policyName: `${name}-policy`,
      statements: [{ sid: name, actions: ["s3:GetObject"], resources: ["*"] }],
    });
  }

  test("inlinePolicyOf finds the policy by its name", () => {
    expect(inlinePolicyOf(stack, "worker-policy").map(({ sid }) => sid)).toEqual(["worker"]);
  });

  test("inlinePolicyOf says which policies there are", () => {
    expect(failureOf(() => inlinePolicyOf(stack, "web"))).toBe(
      'no inline policy "web"; the stack has web-policy, worker-policy',
    );
    expect(failureOf(() => inlinePolicyOf(emptyStack(), "web"))).toMatch(/^no inline policy "web"/);
  });

  test("trustOf finds who may assume a role by its name", () => {
    expect(trustOf(stack, "worker")).toMatchObject([
      { actions: ["sts:AssumeRole"], principals: { Service: ["worker.amazonaws.com"] } },
    ]);
  });

  test("trustOf says that there is no such role", () => {
    expect(failureOf(() => trustOf(stack, "wrker"))).toMatch(/^no role "wrker"/);
  });

  test("a role that is not made by the construct is found as well", () => {
    const other = awsStack();
    new IamRole(other, "role", {
      name: "plain",
      assumeRolePolicy: '{ "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole" }] }',
    });
    expect(trustOf(other, "plain")).toHaveLength(1);
  });
});
