import { type CasesByRule, policy, ref, type Resources } from "../fixtures";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" };

/** A role's inline policy of one statement. */
const inline = (change: object): Resources => ({
  aws_iam_role_policy: { policy: { policy: policy({ ...statement, ...change }) } },
});
/** A role that the statement lets somebody assume. */
const trust = (change: object): Resources => ({
  aws_iam_role: {
    role: { assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", ...change }) },
  },
});
const passed = {
  Action: "iam:PassRole",
  Resource: "arn:aws:iam::111111111111:role/task",
  Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
};

const anyone = policy({ Sid: "A", Effect: "Allow", Principal: "*", Action: "kms:Decrypt" });

export const iamCases: CasesByRule = {
  "role-trusts-everyone": {
    silent: {
      "a service": trust({ Principal: { Service: "ecs-tasks.amazonaws.com" } }),
      "a policy known at plan": { aws_iam_role: { role: { assume_role_policy: ref("x.y") } } },
      "a denial": trust({ Effect: "Deny", Principal: "*", Sid: "Never" }),
    },
    fires: {
      everyone: [trust({ Sid: "A", Principal: "*" }), "can be assumed by everyone (A)"],
      "every AWS identity": [
        trust({ Principal: { AWS: ["*"] } }),
        "can be assumed by everyone (the statement on sts:AssumeRole)",
      ],
      "all but some": [
        trust({ Sid: "A", NotPrincipal: { AWS: "arn:aws:iam::111111111111:user/eve" } }),
        "can be assumed by everyone (A)",
      ],
    },
  },
  "role-trusts-whole-account": {
    silent: { "a role": trust({ Principal: { AWS: "arn:aws:iam::111111111111:role/ci" } }) },
    fires: {
      "an account by its root": [
        trust({ Principal: { AWS: "arn:aws:iam::111111111111:root" } }),
        "can be assumed by everyone in arn:aws:iam::111111111111:root",
      ],
      "an account by its number": [
        trust({ Principal: { AWS: "111111111111" } }),
        "can be assumed by everyone in 111111111111",
      ],
    },
  },
  "role-trust-conditions": {
    silent: {
      "a service on behalf of an account": trust({
        Principal: { Service: "scheduler.amazonaws.com" },
        Condition: { StringEquals: { "AWS:SourceAccount": "111111111111" } },
      }),
      "a service that sends no source": trust({ Principal: { Service: "ec2.amazonaws.com" } }),
      "no service": trust({ Principal: { AWS: "arn:aws:iam::111111111111:role/ci" } }),
    },
    fires: {
      "a service on anybody's behalf": [
        trust({ Sid: "A", Principal: { Service: "scheduler.amazonaws.com" } }),
        "trusts scheduler.amazonaws.com on anybody's behalf (A)",
      ],
      "a condition on something else": [
        trust({
          Sid: "A",
          Principal: { Service: ["ecs-tasks.amazonaws.com"] },
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        }),
        "trusts ecs-tasks.amazonaws.com on anybody's behalf (A)",
      ],
    },
  },
  "policy-wildcard-actions": {
    silent: {
      "a name, and a part of one": inline({ Action: ["s3:GetObject", "s3:Get*"] }),
      "a denial of everything": inline({ Effect: "Deny", Action: "*" }),
    },
    fires: {
      everything: [inline({ Sid: "A", Action: "*" }), "grants * (A)"],
      "a whole service": [inline({ Sid: "A", Action: ["s3:*"] }), "grants s3:* (A)"],
      "all but some": [
        inline({ Action: undefined, NotAction: "iam:*" }),
        "grants everything but iam:* (the statement on all but some actions)",
      ],
      "everything, inside a role": [
        {
          aws_iam_role: {
            role: { inline_policy: [{ policy: policy({ ...statement, Action: "*" }) }] },
          },
        },
        "grants * (the statement on *)",
      ],
    },
  },
  "policy-condition-keys": {
    silent: {
      "keys that every request has, and the action's own": inline({
        Action: ["kms:CreateGrant", "kms:Revoke*"],
        Condition: {
          Bool: { "aws:SecureTransport": "true", "kms:GrantIsForAWSResource": "true" },
          StringEquals: { "kms:ViaService": "ecr.eu-west-1.amazonaws.com" },
        },
      }),
      "where it may be absent": inline({
        Condition: { StringLikeIfExists: { "s3:prefix": "a/*" }, Null: { "s3:prefix": "true" } },
      }),
      "an action that AWS does not list yet": inline({
        Action: "s3:NotYetListed",
        Condition: { StringLike: { "s3:prefix": "a/*" } },
      }),
    },
    fires: {
      "a key of other actions": [
        inline({
          Sid: "A",
          Action: ["kms:CreateGrant", "kms:RetireGrant"],
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        }),
        "asks for kms:GrantIsForAWSResource, which no kms:RetireGrant has (A)",
      ],
      "a tag, of an action without": [
        inline({ Sid: "A", Condition: { StringNotEquals: { "aws:RequestTag/Team": "a" } } }),
        "asks for aws:RequestTag/Team, which no s3:GetObject has (A)",
      ],
    },
  },
  "policy-credentials-exposure": {
    silent: {
      "a named role": inline({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::1:role/ci" }),
      "a login to the registry, which opens no image": inline({
        Action: "ecr:GetAuthorizationToken",
        Resource: "*",
      }),
    },
    fires: {
      "any role": [
        inline({ Sid: "A", Action: "sts:AssumeRole", Resource: "*" }),
        "grants sts:AssumeRole on every resource (A)",
      ],
    },
  },
  "policy-data-exfiltration": {
    silent: {
      "the objects of a bucket": inline({}),
      "what a condition keeps to": inline({
        Action: "ssm:GetParameter",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/Team": "shop" } },
      }),
      "a denial": inline({ Effect: "Deny", Resource: "*" }),
    },
    fires: {
      "any object": [
        inline({ Sid: "A", Resource: "arn:aws:s3:::*" }),
        "grants s3:GetObject on every resource (A)",
      ],
      "any secret, by a pattern": [
        inline({ Sid: "A", Action: "secretsmanager:GetSecret*", Resource: "*" }),
        "grants secretsmanager:GetSecretValue on every resource (A)",
      ],
      "any parameter, so long as it is over TLS": [
        inline({
          Sid: "A",
          Action: "ssm:GetParameter",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        }),
        "grants ssm:GetParameter on every resource (A)",
      ],
      "all objects but some": [
        inline({ Sid: "A", Resource: undefined, NotResource: "arn:aws:s3:::payroll/*" }),
        "grants s3:GetObject on every resource (A)",
      ],
    },
  },
  "policy-permissions-management": {
    silent: {
      "one repository's": inline({
        Action: "ecr:SetRepositoryPolicy",
        Resource: "arn:aws:ecr:eu-west-1:111111111111:repository/shop",
      }),
    },
    fires: {
      "any repository's": [
        inline({ Sid: "A", Action: "ecr:SetRepositoryPolicy", Resource: "*" }),
        "grants ecr:SetRepositoryPolicy on every resource (A)",
      ],
    },
  },
  "policy-privilege-escalation": {
    silent: {
      "any role, and nothing that takes one": inline({ Action: "iam:PassRole", Resource: "*" }),
      "a policy for roles with a certain boundary": inline({
        Action: "iam:PutRolePolicy",
        Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
      }),
      "a role passed by name to a task": {
        aws_iam_policy: {
          policy: {
            policy: policy({ Effect: "Allow", ...passed }, { ...statement, Action: "ecs:RunTask" }),
          },
        },
      },
    },
    fires: {
      "a policy for roles without a certain boundary": [
        inline({
          Sid: "A",
          Action: "iam:PutRolePolicy",
          Condition: { StringNotEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
        }),
        "grants iam:PutRolePolicy (A)",
      ],
      "a boundary removed from roles that have it": [
        inline({
          Sid: "A",
          Action: "iam:DeleteRolePermissionsBoundary",
          Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
        }),
        "grants iam:DeleteRolePermissionsBoundary (A)",
      ],
      "a new policy for a role": [
        inline({ Sid: "A", Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::1:role/own" }),
        "grants iam:PutRolePolicy (A)",
      ],
      "any role for a task": [
        {
          aws_iam_user_policy: {
            policy: {
              policy: policy(
                { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
                { ...statement, Action: "ecs:RunTask" },
              ),
            },
          },
        },
        "grants iam:PassRole on any role with ecs:RunTask",
      ],
    },
  },
  "policy-unconstrained-write": {
    silent: {
      "reading everything": inline({ Action: "ec2:DescribeSubnets", Resource: "*" }),
      "writing something": inline({ Action: "s3:PutObject" }),
      "what takes no resource": inline({ Action: "cloudwatch:PutMetricData", Resource: "*" }),
    },
    fires: {
      "any object": [
        inline({ Sid: "A", Action: ["s3:PutObject", "s3:ListBucket"], Resource: "*" }),
        "grants s3:PutObject on every resource (A)",
      ],
    },
  },
  "policy-resource-star": {
    silent: {
      "what takes no resource": inline({
        Action: ["ecr:GetAuthorizationToken", "textract:DetectDocumentText"],
        Resource: "*",
      }),
      "named resources": inline({}),
    },
    fires: {
      "what takes one, with a condition too": [
        inline({
          Sid: "A",
          Action: ["kms:Decrypt", "ecr:GetAuthorizationToken"],
          Resource: "*",
          Condition: { StringEquals: { "kms:ViaService": "ssm.eu-west-1.amazonaws.com" } },
        }),
        "names no resource for kms:Decrypt (A)",
      ],
    },
  },
  "pass-role-scoped": {
    silent: { "a role by name to a service by name": inline(passed) },
    fires: {
      "any role": [
        inline({ ...passed, Sid: "A", Resource: "arn:aws:iam::111111111111:role/*" }),
        "passes any role (A)",
      ],
      "one role by name, and any other": [
        inline({ ...passed, Sid: "A", Resource: [passed.Resource, "*"] }),
        "passes any role (A)",
      ],
      "all roles but one": [
        inline({ ...passed, Sid: "A", Resource: undefined, NotResource: passed.Resource }),
        "passes any role (A)",
      ],
      "to any service": [
        inline({ ...passed, Sid: "A", Condition: undefined }),
        "passes roles to any service (A)",
      ],
    },
  },
  "managed-policy-broad": {
    silent: {
      "a narrow one": {
        aws_iam_role_policy_attachment: {
          a: {
            policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
          },
        },
      },
      "one of the account's own": {
        aws_iam_role_policy_attachment: {
          a: { policy_arn: "arn:aws:iam::111111111111:policy/FullAccess" },
        },
      },
    },
    fires: {
      everything: [
        {
          aws_iam_role_policy_attachment: {
            a: { policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
          },
        },
        "has arn:aws:iam::aws:policy/AdministratorAccess",
      ],
      "a whole service, in a role": [
        {
          aws_iam_role: {
            role: {
              managed_policy_arns: [
                "arn:aws:iam::aws:policy/AmazonECS_FullAccess",
                "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser",
              ],
            },
          },
        },
        "has arn:aws:iam::aws:policy/AmazonECS_FullAccess",
        "has arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser",
      ],
    },
  },
  "role-permissions-boundary": {
    production: true,
    silent: {
      "a bounded role": {
        aws_iam_role: { role: { permissions_boundary: "arn:aws:iam::1:policy/b" } },
      },
    },
    fires: { "an unbounded one": [{ aws_iam_role: { role: {} } }, "has no permissions boundary"] },
  },
  "resource-policy-everyone": {
    silent: {
      "a bucket that everyone is denied": {
        aws_s3_bucket_policy: {
          policy: { policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:*" }) },
        },
      },
    },
    fires: {
      "a repository": [
        { aws_ecr_repository_policy: { policy: { policy: anyone } } },
        "allows everyone (A)",
      ],
      "a topic": [{ aws_sns_topic_policy: { policy: { policy: anyone } } }, "allows everyone (A)"],
    },
  },
};
