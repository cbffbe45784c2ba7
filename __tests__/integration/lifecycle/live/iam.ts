import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, test } from "@jest/globals";
import { parsePolicy } from "#testing";
import type { AwsClients } from "../support/aws";
import { ACCOUNT, PUBLISHED_TAGS, tagsOf } from "../support/deployment";

const REGISTRY = "ecr:GetAuthorizationToken";
const EXEC = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"];

/** The published roles: their names, their inline policies, who assumes them, and for what. */
const ROLES = [
  {
    role: "learner-ecs-role",
    policy: "learner-ecs-permission-policy",
    service: "ecs-tasks.amazonaws.com",
    source: `arn:aws:ecs:us-east-1:${ACCOUNT}:*`,
    unscoped: [...EXEC.map((action) => `ssmmessages:${action}`), "logs:DescribeLogGroups"],
  },
  {
    role: "learner-ecs-task-exc-role",
    policy: "learner-ecs-policy",
    service: "ecs-tasks.amazonaws.com",
    source: `arn:aws:ecs:us-east-1:${ACCOUNT}:*`,
    unscoped: [REGISTRY],
  },
  {
    role: "learner-build-role",
    policy: "CodeBuildECRAccess",
    service: "codebuild.amazonaws.com",
    source: `arn:aws:codebuild:us-east-1:${ACCOUNT}:project/learner-build-*`,
    unscoped: [REGISTRY, "ecs:DescribeTaskDefinition"],
  },
];

export function describeIam(aws: () => AwsClients): void {
  describe.each(ROLES)("role $role", ({ role, policy, service, source, unscoped }) => {
    test("is assumed by its service only, for this account only", async () => {
      const { Role } = await aws().iam.send(new GetRoleCommand({ RoleName: role }));
      expect(Role?.Path).toBe("/");
      const trust = decodeURIComponent(String(Role?.AssumeRolePolicyDocument));
      expect(JSON.parse(trust)).toMatchObject({ Version: "2012-10-17" });
      expect(parsePolicy(trust)).toEqual([
        {
          sid: "AssumeRole",
          effect: "Allow",
          actions: ["sts:AssumeRole"],
          resources: [],
          principals: { Service: [service] },
          conditions: {
            StringEquals: { "aws:SourceAccount": [ACCOUNT] },
            ArnLike: { "aws:SourceArn": [source] },
          },
        },
      ]);
      expect(tagsOf(Role?.Tags)).toMatchObject({ ...PUBLISHED_TAGS, Name: role });
    });

    test("has its one inline policy, and no managed one", async () => {
      const { PolicyNames } = await aws().iam.send(new ListRolePoliciesCommand({ RoleName: role }));
      expect(PolicyNames).toEqual([policy]);
      const attached = await aws().iam.send(
        new ListAttachedRolePoliciesCommand({ RoleName: role }),
      );
      expect(attached.AttachedPolicies).toEqual([]);
    });

    test("may do nothing on everything but what AWS cannot narrow", async () => {
      const { PolicyDocument } = await aws().iam.send(
        new GetRolePolicyCommand({ RoleName: role, PolicyName: policy }),
      );
      const statements = parsePolicy(decodeURIComponent(String(PolicyDocument)));
      expect(statements.filter((s) => s.resources.includes("*")).flatMap((s) => s.actions)).toEqual(
        unscoped,
      );
      expect(statements.flatMap((s) => s.actions).filter((a) => a.includes("*"))).toEqual([]);
    });
  });

  test("the environment's key rotates, and lets its logs, alarms and events alone use it", async () => {
    const { kms } = aws();
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "alias/learner" }));
    const KeyId = KeyMetadata?.KeyId;
    const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(rotation.KeyRotationEnabled).toBe(true);
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
    expect(parsePolicy(String(Policy)).map(({ principals }) => principals)).toEqual([
      { AWS: [`arn:aws:iam::${ACCOUNT}:root`] },
      { Service: ["logs.us-east-1.amazonaws.com"] },
      { Service: ["cloudwatch.amazonaws.com"] },
      { Service: ["events.amazonaws.com"] },
    ]);
  });
}
