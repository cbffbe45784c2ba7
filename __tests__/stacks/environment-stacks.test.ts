import { describe, expect, test } from "@jest/globals";
import type { TerraformStack } from "cdktf";
import { parseEnvironments } from "../../config/load-environments";
import { addEnvironmentStacks } from "../../stacks/environment-stacks";
import {
  configurationOf,
  inlinePolicyOf,
  outputsOf,
  parsePolicy,
  resourcesOf,
  testApp,
} from "#testing";
import { testStacks } from "../fixtures";

const app = testApp();
const accountId = "111111111111";
const environments = parseEnvironments({
  one: { namePrefix: "one", accountId },
  two: { namePrefix: "two", accountId: "222222222222", region: "eu-west-1" },
});
const built = environments.map((environment) => addEnvironmentStacks(app, environment));

const graphOf = (stacks: Readonly<Record<string, TerraformStack>>) =>
  Object.fromEntries(
    Object.values(stacks).map((stack) => [
      stack.node.id,
      stack.dependencies.map(({ node }) => node.id),
    ]),
  );

describe.each(environments.map(({ name }, index) => [name, built[index]] as const))(
  "%s",
  (name, stacks) => {
    test("is deployed in this order: who may do what, then the rest; nothing waits for the state's own", () => {
      expect(graphOf({ ...stacks })).toEqual({
        [`${name}-state`]: [],
        [`${name}-iam`]: [],
        [`${name}-network`]: [`${name}-iam`],
        [`${name}-ssm`]: [`${name}-iam`],
        [`${name}-ecs`]: [`${name}-iam`],
      });
    });

    test("every stack is handed out under its name", () => {
      for (const [stackName, stack] of Object.entries({ ...stacks })) {
        expect(stack.node.id).toBe(`${name}-${stackName}`);
      }
    });

    test("every stack is in its environment's account and region, and knows no other's names", () => {
      const other = name === "one" ? "two" : "one";
      for (const stack of Object.values({ ...stacks })) {
        const text = JSON.stringify(configurationOf(stack));
        expect(text).not.toContain(`${other}-`);
        expect(text).not.toContain(`/${other}/`);
        expect(text).toContain(`vpc-to-ecs/${name}/`);
        expect(text).not.toContain(name === "one" ? "222222222222" : accountId);
        expect(text).not.toContain(name === "one" ? "eu-west-1" : "us-east-1");
      }
    });
  },
);

test("one app takes them all, each once", () => {
  app.synth();
  expect(Object.keys(app.manifest.stacks).toSorted()).toEqual(
    ["one", "two"].flatMap((name) =>
      ["ecs", "iam", "network", "ssm", "state"].map((stack) => `${name}-${stack}`),
    ),
  );
});

describe("what an operator sets reaches the resource", () => {
  const set = testStacks({
    deletionProtection: true,
    iam: { keyDeletionWindowDays: 14 },
    network: { flowLogRetentionDays: 90 },
    ssm: { secrets: { token: {}, signed: { description: "Signs", version: 2, length: 40 } } },
  });

  test("the window in which a deleted key can be kept", () => {
    expect(set.iam).toHaveEveryResource("aws_kms_key", { deletion_window_in_days: 14 });
  });

  test("how long flow logs are kept", () => {
    expect(set.network).toHaveEveryResource("aws_cloudwatch_log_group", { retention_in_days: 90 });
  });

  test("what a secret is for; its own name where nobody says so", () => {
    const descriptions = resourcesOf(set.ssm, "aws_ssm_parameter").map(
      ({ attributes }) => attributes["description"],
    );
    expect(descriptions).toEqual(expect.arrayContaining(["Signs", "Secret token"]));
  });

  test("protection: of the keys, the network, the cluster, the secrets and the state, no more", () => {
    const protectedBy = (stacks: ReturnType<typeof testStacks>) =>
      Object.values(stacks)
        .flatMap((stack) => resourcesOf(stack))
        .filter(({ attributes: { lifecycle } }) =>
          Boolean((lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy),
        )
        .map(({ type }) => type)
        .toSorted();
    expect(protectedBy(set)).toEqual([
      "aws_ecs_cluster",
      "aws_kms_key",
      "aws_kms_key",
      "aws_s3_bucket",
      "aws_ssm_parameter",
      "aws_ssm_parameter",
      "aws_vpc",
    ]);
    // The state and its key are protected whatever the environment says.
    expect(protectedBy(testStacks({ ssm: { secrets: { token: {} } } }))).toEqual([
      "aws_kms_key",
      "aws_s3_bucket",
    ]);
  });
});

describe("who may do what, on what", () => {
  const { iam } = testStacks({
    iam: {
      artifactBucket: "source",
      connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/0123-4567",
    },
  });
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:us-east-1:${accountId}:${resource}`;
  const key: unknown = expect.stringMatching(/^\$\{aws_kms_key\.key_\w+\.arn\}$/);
  const repositories = arn("ecr", "repository/learner/*");
  const config = arn("ssm", "parameter/learner/config/*");

  test.each<[string, Record<string, unknown[]>]>([
    [
      "learner-ecs-policy",
      {
        RegistryToken: ["*"],
        PullImages: [repositories],
        WriteServiceLogs: [arn("logs", "log-group:/learner/service/*:*")],
        ReadSecretsAndConfig: [config, arn("ssm", "parameter/learner/secrets/*")],
        DecryptSecrets: [key],
      },
    ],
    [
      "learner-ecs-permission-policy",
      {
        ReadConfig: [arn("ssm", "parameter/learner/config"), config],
        ExecChannels: ["*"],
        ExecLogGroups: ["*"],
        ExecLog: ["", ":*"].map((end) => arn("logs", `log-group:/learner/ecs/exec${end}`)),
        ExecSessionKey: [key],
      },
    ],
    [
      "CodeBuildECRAccess",
      {
        RegistryToken: ["*"],
        PushAndPullImages: [repositories],
        WriteBuildLog: [arn("logs", "log-group:/learner/codebuild/*:*")],
        RecordImage: [
          arn("ssm", "parameter/learner/imagearn/value"),
          arn("ssm", "parameter/learner/services/*/image"),
        ],
        FindSource: ["arn:aws:s3:::source"],
        SeeWhatIsDeployed: [arn("ecs", "service/learner-cluster/*")],
        SeeWhichImagesAreDeployed: ["*"],
        ReadSource: ["arn:aws:s3:::source/*"],
        UseConnection: ["codeconnections", "codestar-connections"].map((service) =>
          arn(service, "connection/0123-4567"),
        ),
      },
    ],
    [
      "learner-flow-log-policy",
      {
        WriteFlowLogs: ["", ":*"].map((end) =>
          arn("logs", `log-group:/learner/vpc/flow-logs${end}`),
        ),
        FindLogGroups: ["*"],
      },
    ],
  ])("%s", (policy, expected) => {
    const granted = inlinePolicyOf(iam, policy);
    expect(Object.fromEntries(granted.map(({ sid, resources }) => [sid, resources]))).toEqual(
      expected,
    );
    expect(granted.map(({ effect }) => effect)).not.toContain("Deny");
  });

  // But for kms:DescribeKey, whose requests have no encryption context for the condition.
  test("CloudWatch Logs does with the key what AWS says that it needs", () => {
    const [, logs] = parsePolicy(String(resourcesOf(iam, "aws_kms_key")[0]?.attributes["policy"]));
    expect(logs?.actions.toSorted()).toEqual([
      "kms:Decrypt",
      "kms:Encrypt",
      "kms:GenerateDataKey*",
      "kms:ReEncrypt*",
    ]);
  });
});

describe("every output is the attribute that its name says", () => {
  const stacks = testStacks();

  /** The resource that a value refers to, by its name in AWS, and which attribute. */
  const pointsAt = (stack: TerraformStack, value: unknown) => {
    const [, type, address, attribute] = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/.exec(String(value)) ?? [];
    const resource = resourcesOf(stack, type).find(({ name }) => name === address);
    const { name, tags } = (resource?.attributes ?? {}) as {
      readonly name?: string;
      readonly tags?: { readonly Name: string };
    };
    return [type, name ?? tags?.Name, attribute].join(" ");
  };
  const outputs = (stack: TerraformStack) =>
    Object.fromEntries(
      Object.entries(outputsOf(stack)).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((one) => pointsAt(stack, one)) : pointsAt(stack, value),
      ]),
    );

  test("state", () => {
    const bucket = "aws_s3_bucket learner-state-111111111111-us-east-1";
    expect(outputs(stacks.state)).toEqual({
      bucketName: `${bucket} bucket`,
      bucketArn: `${bucket} arn`,
      kmsKeyArn: "aws_kms_key alias/learner-state arn",
    });
  });

  test("iam: names by the policies, so that who uses one waits for its permissions", () => {
    expect(outputs(stacks.iam)).toEqual({
      executionRoleArn: "aws_iam_role learner-ecs-task-exc-role arn",
      executionRoleName: "aws_iam_role_policy learner-ecs-policy role",
      taskRoleArn: "aws_iam_role learner-ecs-role arn",
      taskRoleName: "aws_iam_role_policy learner-ecs-permission-policy role",
      buildRoleArn: "aws_iam_role learner-build-role arn",
      buildRoleName: "aws_iam_role_policy CodeBuildECRAccess role",
      flowLogRoleArn: "aws_iam_role learner-flow-log-role arn",
      kmsKeyArn: "aws_kms_key alias/learner arn",
      // Empty without services.
      schedulerRoleArn: "  ",
      serviceTaskRoleArns: "  ",
    });
  });

  test("network", () => {
    expect(outputs(stacks.network)).toMatchObject({
      vpcId: "aws_vpc learner-vpc id",
      vpcCidr: "aws_vpc learner-vpc cidr_block",
      publicSubnetIds: ["aws_subnet learner-public-a id", "aws_subnet learner-public-b id"],
      privateSubnetIds: ["aws_subnet learner-private-a id", "aws_subnet learner-private-b id"],
      natPublicIps: ["aws_eip learner-nat-a public_ip"],
    });
  });

  test("ssm", () => {
    expect(outputs(stacks.ssm)).toMatchObject({
      imageParameterName: "aws_ssm_parameter /learner/imagearn/value name",
      imageParameterArn: "aws_ssm_parameter /learner/imagearn/value arn",
    });
    const { ssm } = testStacks({ ssm: { config: { level: "info" }, secrets: { token: {} } } });
    for (const [kind, name] of [
      ["config", "/learner/config/level"],
      ["secret", "/learner/secrets/token"],
    ] as const) {
      const [key] = Object.entries(outputsOf(ssm)[`${kind}ParameterNames`] as object);
      const [arnKey] = Object.entries(outputsOf(ssm)[`${kind}ParameterArns`] as object);
      expect(key?.[0]).toBe(arnKey?.[0]);
      expect(pointsAt(ssm, key?.[1])).toBe(`aws_ssm_parameter ${name} name`);
      expect(pointsAt(ssm, arnKey?.[1])).toBe(`aws_ssm_parameter ${name} arn`);
    }
  });

  test("ecs", () => {
    const namespace = "aws_service_discovery_http_namespace learner";
    expect(outputs(stacks.ecs)).toEqual({
      clusterArn: "aws_ecs_cluster learner-cluster arn",
      clusterName: expect.stringMatching(/^aws_ecs_cluster_capacity_providers .*cluster_name$/),
      namespaceName: `${namespace} name`,
      namespaceArn: `${namespace} arn`,
      execLogGroupName: "aws_cloudwatch_log_group /learner/ecs/exec name",
      // Empty without scheduled tasks.
      scheduleGroupName: "  ",
    });
  });
});
