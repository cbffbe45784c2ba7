import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { BuildStack } from "../../stacks/build-stack";
import { outputsOf, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { wholeOf } from "./whole";

const services: EnvironmentInput["services"] = {
  web: {
    kind: "public",
    port: 8080,
    route: { priority: 10, paths: ["/*"] },
    imageParameter: "/learner/services/shop/image",
  },
  writer: { kind: "worker", architecture: "ARM64" },
};

const buildStack = (input: Partial<EnvironmentInput> = {}) =>
  new BuildStack(testApp(), {
    environment: testEnvironment({
      services,
      alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
      ...input,
    }),
    iam: plainIam,
  });

const fromS3 = {
  build: { source: { type: "s3", key: "source.zip" } },
  iam: { artifactBucket: "learner-source" },
} as const satisfies Partial<EnvironmentInput>;

const stack = buildStack(fromS3);

const projectOf = (from: BuildStack, name: string) =>
  resourcesOf(from, "aws_codebuild_project").find(({ attributes }) => attributes["name"] === name)
    ?.attributes;

test("every service has a repository, with the environment's settings", () => {
  const changed = buildStack({ build: { imagesKept: 7, untaggedImageDays: 2 } });
  const names = resourcesOf(changed, "aws_ecr_repository").map((r) => r.attributes["name"]);
  expect(names.toSorted()).toEqual(["learner/web", "learner/writer"]);
  expect(changed).toHaveEveryResource("aws_ecr_repository", {
    encryption_configuration: [
      { encryption_type: "KMS", kms_key: "arn:aws:kms:us-east-1:111111111111:key/environment" },
    ],
    lifecycle: { prevent_destroy: false },
  });
  expect(changed).toHaveEveryResource("aws_ecr_lifecycle_policy", {
    policy: expect.stringMatching(/"countNumber":2\b.*"countNumber":7\b/),
  });
});

test("repositories are protected from destruction where the environment says so", () => {
  expect(buildStack({ deletionProtection: true })).toHaveEveryResource("aws_ecr_repository", {
    force_delete: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("repositories are opened to the roles that the environment names, and to nobody otherwise", () => {
  const role = "arn:aws:iam::222222222222:role/live-ecs-task-exc-role";
  expect(stack).toHaveResourceCount("aws_ecr_repository_policy", 0);
  const promoted = buildStack({ build: { promotedTo: [role] } });
  expect(promoted).toHaveResourceCount("aws_ecr_repository_policy", 2);
  expect(promoted).toHaveEveryResource("aws_ecr_repository_policy", {
    policy: expect.stringContaining(`{"ArnEquals":{"aws:PrincipalArn":"${role}"}}`),
  });
});

describe("build projects", () => {
  test("are there as soon as there is a source", () => {
    const withoutSource = buildStack();
    expect(withoutSource).toHaveResourceCount("aws_codebuild_project", 0);
    expect(withoutSource).toHaveResourceCount("aws_cloudwatch_log_group", 0);
    expect(stack).toHaveResourceCount("aws_codebuild_project", 2);
  });

  test("build as the build role, each into a log group of its own", () => {
    expect(stack).toHaveEveryResource("aws_codebuild_project", {
      service_role: "arn:aws:iam::111111111111:role/build",
    });
    for (const name of ["/learner/codebuild/web", "/learner/codebuild/writer"]) {
      expect(stack).toHaveResource("aws_cloudwatch_log_group", { name });
    }
  });

  test("know the service, its repository and its image parameter, and no secret", () => {
    const [repository] = resourcesOf(stack, "aws_ecr_repository").filter(
      ({ attributes }) => attributes["name"] === "learner/web",
    );
    const variable = (name: string, value: string) => ({ name, value, type: "PLAINTEXT" });
    expect(projectOf(stack, "learner-build-web")?.["environment"]).toMatchObject({
      type: "LINUX_CONTAINER",
      environment_variable: [
        variable("SERVICE", "web"),
        variable("REPOSITORY", "learner/web"),
        variable(
          "REPOSITORY_URI",
          `\${aws_ecr_repository.${repository?.name ?? ""}.repository_url}`,
        ),
        variable("CLUSTER", "learner-cluster"),
        variable("FAMILY", "learner-web"),
        variable("IMAGE_PARAMETER", "/learner/services/shop/image"),
      ],
    });
    expect(projectOf(stack, "learner-build-writer")?.["environment"]).toMatchObject({
      type: "ARM_CONTAINER",
      environment_variable: expect.arrayContaining([
        variable("IMAGE_PARAMETER", "/learner/services/writer/image"),
      ]),
    });
  });

  test("follow the environment's settings", () => {
    const computeType = "BUILD_GENERAL1_LARGE" as const;
    const build = { ...fromS3.build, computeType, timeoutMinutes: 60, logRetentionDays: 365 };
    const changed = buildStack({ ...fromS3, build });
    expect(changed).toHaveEveryResource("aws_codebuild_project", {
      build_timeout: 60,
      environment: { compute_type: computeType },
    });
    expect(changed).toHaveEveryResource("aws_cloudwatch_log_group", { retention_in_days: 365 });
  });

  test("read an archive in the environment's bucket", () => {
    expect(stack).toHaveEveryResource("aws_codebuild_project", {
      source: { type: "S3", location: "learner-source/source.zip" },
    });
  });

  test("read a repository through the environment's connection", () => {
    const connectionArn = "arn:aws:codeconnections:us-east-1:111111111111:connection/0123-4567";
    const repositoryUrl = "https://gitlab.com/example/shop.git";
    const connected = buildStack({
      build: { source: { type: "connection", provider: "GITLAB", repositoryUrl } },
      iam: { connectionArn },
    });
    expect(connected).toHaveEveryResource("aws_codebuild_project", {
      source: {
        type: "GITLAB",
        location: repositoryUrl,
        auth: { type: "CODECONNECTIONS", resource: connectionArn },
      },
      source_version: "main",
    });
  });
});

test("publishes addresses and project names by service", () => {
  expect(Object.keys(outputsOf(stack))).toEqual(["projectNames", "repositoryUrls"]);
  const url = expect.stringMatching(/^\$\{aws_ecr_repository\..*\.repository_url\}$/);
  const name = expect.stringMatching(/^\$\{aws_codebuild_project\..*\.name\}$/);
  expect(stack).toHaveOutput("repositoryUrls", { web: url, writer: url });
  expect(stack).toHaveOutput("projectNames", { web: name, writer: name });
  expect(buildStack()).toHaveOutput("projectNames", {});
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
