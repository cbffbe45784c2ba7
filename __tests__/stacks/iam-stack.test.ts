import { describe, expect, test } from "@jest/globals";
import { IamStack } from "../../stacks/iam-stack";
import { inlinePolicyOf, outputsOf, parsePolicy, resourcesOf, testApp, trustOf } from "#testing";
import { testEnvironment } from "../test-environment";
import type { EnvironmentInput } from "../../config/schema/environment";
import { wholeOf } from "./whole";

const iamStack = (input: Partial<EnvironmentInput> = {}) =>
  new IamStack(testApp(), { environment: testEnvironment(input) });

const stack = iamStack();

const actionsOf = (policyName: string, from = stack) =>
  inlinePolicyOf(from, policyName)
    .flatMap(({ actions }) => actions)
    .toSorted();

describe("roles", () => {
  test.each([
    ["learner-ecs-task-exc-role", "learner-ecs-policy", "ecs-tasks.amazonaws.com"],
    ["learner-ecs-role", "learner-ecs-permission-policy", "ecs-tasks.amazonaws.com"],
    ["learner-build-role", "CodeBuildECRAccess", "codebuild.amazonaws.com"],
    ["learner-flow-log-role", "learner-flow-log-policy", "vpc-flow-logs.amazonaws.com"],
  ])("%s has the policy %s and is for %s only", (role, policy, service) => {
    expect(stack).toHaveResource("aws_iam_role", { name: role, path: "/", tags: { Name: role } });
    expect(stack).toHaveResource("aws_iam_role_policy", { name: policy });
    const [trust, ...others] = trustOf(stack, role);
    expect(others).toEqual([]);
    expect(trust).toMatchObject({
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      principals: { Service: [service] },
    });
    expect(trust?.conditions["StringEquals"]).toEqual({ "aws:SourceAccount": ["111111111111"] });
  });

  test.each([
    ["learner-ecs-task-exc-role", "arn:aws:ecs:us-east-1:111111111111:*"],
    ["learner-ecs-role", "arn:aws:ecs:us-east-1:111111111111:*"],
    ["learner-build-role", "arn:aws:codebuild:us-east-1:111111111111:project/learner-build-*"],
    ["learner-flow-log-role", "arn:aws:ec2:us-east-1:111111111111:vpc-flow-log/*"],
  ])("%s is assumed on behalf of %s only", (role, source) => {
    expect(trustOf(stack, role)[0]?.conditions["ArnLike"]).toEqual({ "aws:SourceArn": [source] });
  });

  test("there are no others, and no managed policy is attached", () => {
    expect(stack).toHaveResourceCount("aws_iam_role", 4);
    expect(stack).toHaveResourceCount("aws_iam_role_policy", 4);
    expect(stack).toHaveResourceCount("aws_iam_role_policy_attachment", 0);
  });

  test("policies state the current version of the policy language", () => {
    const documents = [
      ...resourcesOf(stack, "aws_iam_role").map((r) => r.attributes["assume_role_policy"]),
      ...resourcesOf(stack, "aws_iam_role_policy").map((r) => r.attributes["policy"]),
      ...resourcesOf(stack, "aws_kms_key").map((r) => r.attributes["policy"]),
    ];
    expect(documents).toHaveLength(9);
    for (const document of documents) {
      expect(JSON.parse(String(document))).toMatchObject({ Version: "2012-10-17" });
    }
  });
});

describe("least privilege", () => {
  test("the execution role starts tasks and nothing else", () => {
    expect(actionsOf("learner-ecs-policy")).toEqual([
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
      "kms:Decrypt",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "ssm:GetParameters",
    ]);
  });

  test("the build role pushes images, logs, and records where the image is", () => {
    expect(actionsOf("CodeBuildECRAccess")).toEqual([
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
      "ecs:DescribeServices",
      "ecs:DescribeTaskDefinition",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:PutParameter",
    ]);
    expect(inlinePolicyOf(stack, "CodeBuildECRAccess")).toContainEqual(
      expect.objectContaining({
        sid: "RecordImage",
        resources: [
          "arn:aws:ssm:us-east-1:111111111111:parameter/learner/imagearn/value",
          "arn:aws:ssm:us-east-1:111111111111:parameter/learner/services/*/image",
        ],
      }),
    );
  });

  test("the execution role pulls from the environment's repositories, and those that are declared", () => {
    const further = "arn:aws:ecr:eu-west-1:222222222222:repository/team/agent";
    const pulls = (from: IamStack) =>
      inlinePolicyOf(from, "learner-ecs-policy").find(({ sid }) => sid === "PullImages")?.resources;
    const own = "arn:aws:ecr:us-east-1:111111111111:repository/learner/*";
    expect(pulls(stack)).toEqual([own]);
    expect(pulls(iamStack({ iam: { imageRepositories: [further] } }))).toEqual([own, further]);
    const from = (promoteFrom: NonNullable<EnvironmentInput["build"]>["promoteFrom"]) =>
      pulls(iamStack({ build: { promoteFrom } }));
    expect(from({ accountId: "222222222222", namePrefix: "trial" })).toEqual([
      own,
      "arn:aws:ecr:us-east-1:222222222222:repository/trial/*",
    ]);
    expect(from({ accountId: "111111111111", region: "eu-west-1", namePrefix: "trial" })).toContain(
      "arn:aws:ecr:eu-west-1:111111111111:repository/trial/*",
    );
  });

  test("the task role reads configuration, and holds ECS Exec sessions only with ECS Exec", () => {
    const config = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"];
    expect(actionsOf("learner-ecs-permission-policy")).toEqual([
      "kms:Decrypt",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
      ...config,
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]);
    const withoutExec = iamStack({ ecs: { exec: false } });
    expect(actionsOf("learner-ecs-permission-policy", withoutExec)).toEqual(config);
  });

  test("everything is allowed on the environment's own resources, but what AWS cannot narrow", () => {
    const unscoped = ["learner-ecs-policy", "learner-ecs-permission-policy", "CodeBuildECRAccess"]
      .concat("learner-flow-log-policy")
      .flatMap((policy) => inlinePolicyOf(stack, policy))
      .filter(({ resources }) => resources.includes("*"))
      .flatMap(({ actions }) => actions);
    expect(new Set(unscoped)).toEqual(
      new Set([
        "ecr:GetAuthorizationToken",
        "ecs:DescribeTaskDefinition",
        "logs:DescribeLogGroups",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]),
    );
  });

  test("secrets are decrypted through Parameter Store only", () => {
    expect(inlinePolicyOf(stack, "learner-ecs-policy")).toContainEqual(
      expect.objectContaining({
        sid: "DecryptSecrets",
        conditions: { StringEquals: { "kms:ViaService": ["ssm.us-east-1.amazonaws.com"] } },
      }),
    );
  });

  test("a connection and an artifact bucket are granted when they are configured", () => {
    const connectionArn =
      "arn:aws:codestar-connections:us-east-1:111111111111:connection/0123-4567";
    const statements = inlinePolicyOf(
      iamStack({ iam: { connectionArn, artifactBucket: "learner-source" } }),
      "CodeBuildECRAccess",
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        sid: "UseConnection",
        resources: [
          "arn:aws:codeconnections:us-east-1:111111111111:connection/0123-4567",
          connectionArn,
        ],
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        sid: "ReadSource",
        actions: ["s3:GetObject", "s3:GetObjectVersion"],
        resources: ["arn:aws:s3:::learner-source/*"],
      }),
    );
  });

  test("a permissions boundary bounds every role", () => {
    const permissionsBoundaryArn = "arn:aws:iam::111111111111:policy/boundary";
    expect(iamStack({ iam: { permissionsBoundaryArn } })).toHaveEveryResource("aws_iam_role", {
      permissions_boundary: permissionsBoundaryArn,
    });
  });
});

describe("key", () => {
  const keyPolicy = (from = stack) =>
    parsePolicy(String(resourcesOf(from, "aws_kms_key")[0]?.attributes["policy"]));

  test("rotates, has an alias and is deleted no sooner than configured", () => {
    expect(stack).toHaveResource("aws_kms_key", {
      enable_key_rotation: true,
      deletion_window_in_days: 30,
    });
    expect(stack).toHaveResource("aws_kms_alias", { name: "alias/learner" });
  });

  test("lets the account and CloudWatch Logs use it, the latter for this environment only", () => {
    const [account, logs, ...others] = keyPolicy();
    expect(others).toEqual([]);
    expect(account?.principals).toEqual({ AWS: ["arn:aws:iam::111111111111:root"] });
    expect(logs?.principals).toEqual({ Service: ["logs.us-east-1.amazonaws.com"] });
    expect(logs?.conditions).toEqual({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": [
          "arn:aws:logs:us-east-1:111111111111:log-group:/learner/*",
        ],
      },
    });
  });

  test("is protected from destruction where the environment says so", () => {
    expect(iamStack({ deletionProtection: true })).toHaveResource("aws_kms_key", {
      lifecycle: { prevent_destroy: true },
    });
  });
});

test("names and path can be replaced", () => {
  const renamed = iamStack({
    names: { taskRole: "container-role", taskRolePolicy: "container-policy" },
    iam: { path: "/containers/" },
  });
  expect(renamed).toHaveResource("aws_iam_role", { name: "container-role", path: "/containers/" });
  expect(renamed).toHaveResource("aws_iam_role_policy", { name: "container-policy" });
});

test("ARNs are of the region's partition", () => {
  const govCloud = iamStack({ region: "us-gov-west-1" });
  expect(JSON.stringify(resourcesOf(govCloud))).not.toContain("arn:aws:");
});

test("publishes roles and key", () => {
  expect(Object.keys(outputsOf(stack))).toEqual([
    "buildRoleArn",
    "buildRoleName",
    "executionRoleArn",
    "executionRoleName",
    "flowLogRoleArn",
    "kmsKeyArn",
    "schedulerRoleArn",
    "serviceTaskRoleArns",
    "taskRoleArn",
    "taskRoleName",
  ]);
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});

describe("services", () => {
  const withServices = iamStack({
    services: {
      mailer: {
        kind: "worker",
        statements: [
          {
            actions: ["sqs:ReceiveMessage"],
            resources: ["arn:aws:sqs:us-east-1:111111111111:learner-mail"],
          },
          {
            actions: ["cloudwatch:PutMetricData"],
            resources: ["*"],
            conditions: { StringEquals: { "cloudwatch:namespace": ["mail"] } },
          },
        ],
      },
      jobs: { kind: "worker" },
      report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
    },
  });

  test("one with statements has a task role of its own, which may do that and read configuration", () => {
    expect(trustOf(withServices, "learner-mailer-task-role")[0]?.principals).toEqual({
      Service: ["ecs-tasks.amazonaws.com"],
    });
    const policies = resourcesOf(withServices, "aws_iam_role_policy").map(({ attributes }) => ({
      role: String(attributes["role"]),
      statements: parsePolicy(String(attributes["policy"])),
    }));
    const own = policies.filter(({ role }) => role.includes("mailer"));
    expect(own).toHaveLength(1);
    expect(own[0]?.statements.map(({ actions }) => actions)).toEqual([
      ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      ["sqs:ReceiveMessage"],
      ["cloudwatch:PutMetricData"],
    ]);
    expect(own[0]?.statements[2]).toMatchObject({
      resources: ["*"],
      conditions: { StringEquals: { "cloudwatch:namespace": ["mail"] } },
    });
    expect(Object.keys(outputsOf(withServices)["serviceTaskRoleArns"] as object)).toEqual([
      "mailer",
    ]);
  });

  test("the scheduler starts the scheduled tasks of this cluster, with the roles they run with", () => {
    const statements = inlinePolicyOf(withServices, "learner-scheduler-policy");
    expect(statements.map(({ actions }) => actions)).toEqual([
      ["ecs:RunTask"],
      ["ecs:TagResource"],
      ["iam:PassRole"],
    ]);
    expect(statements[0]).toMatchObject({
      resources: ["arn:aws:ecs:us-east-1:111111111111:task-definition/learner-report:*"],
      conditions: {
        ArnEquals: {
          "ecs:cluster": ["arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster"],
        },
      },
    });
    expect(statements[2]?.resources).toHaveLength(2);
    expect(statements[2]?.conditions).toEqual({
      StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] },
    });
    expect(trustOf(withServices, "learner-scheduler-role")[0]?.conditions["ArnLike"]).toEqual({
      "aws:SourceArn": ["arn:aws:scheduler:us-east-1:111111111111:schedule-group/learner"],
    });
  });

  test("without scheduled tasks there is no scheduler's role", () => {
    expect(outputsOf(stack)["schedulerRoleArn"]).toBe("");
  });

  test("alarms and EventBridge may use the key for the topic that they tell", () => {
    const policy = parsePolicy(
      String(resourcesOf(withServices, "aws_kms_key")[0]?.attributes["policy"]),
    );
    expect(policy.map(({ principals }) => principals)).toContainEqual({
      Service: ["cloudwatch.amazonaws.com"],
    });
    expect(policy.map(({ principals }) => principals)).toContainEqual({
      Service: ["events.amazonaws.com"],
    });
  });
});

test("China has principals and names of its own", () => {
  const china = iamStack({ region: "cn-north-1" });
  const text = JSON.stringify(
    resourcesOf(china, "aws_kms_key_policy").concat(resourcesOf(china, "aws_kms_key")),
  );
  expect(text).toContain("logs.cn-north-1.amazonaws.com.cn");
  expect(text).not.toMatch(/logs\.cn-north-1\.amazonaws\.com[^.]/);
  expect(
    inlinePolicyOf(china, "learner-ecs-policy").find(({ sid }) => sid === "DecryptSecrets"),
  ).toMatchObject({
    conditions: {
      StringEquals: {
        "kms:ViaService": ["ssm.cn-north-1.amazonaws.com", "ssm.cn-north-1.amazonaws.com.cn"],
      },
    },
  });
});
