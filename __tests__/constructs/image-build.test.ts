import { describe, expect, test } from "@jest/globals";
import { ImageBuild, type ImageBuildProps } from "../../constructs/image-build";
import { resourcesOf } from "#testing";
import { awsStack } from "./support";

const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/environment";
const connectionArn = "arn:aws:codeconnections:us-east-1:111111111111:connection/0123-4567";

const stackWith = (props: Partial<ImageBuildProps> = {}) => {
  const stack = awsStack();
  new ImageBuild(stack, "web", {
    name: "learner-build-web",
    description: "Builds the image",
    roleArn: "arn:aws:iam::111111111111:role/build",
    kmsKeyArn,
    architecture: "X86_64",
    computeType: "BUILD_GENERAL1_SMALL",
    timeoutMinutes: 30,
    source: { type: "s3", bucket: "learner-source", key: "source.zip" },
    buildspec: "version: 0.2",
    variables: { SERVICE: "web" },
    logGroupName: "/learner/codebuild/web",
    logRetentionDays: 30,
    ...props,
  });
  return stack;
};
const stack = stackWith();

const sourceOf = (props: Partial<ImageBuildProps>) =>
  resourcesOf(stackWith(props), "aws_codebuild_project")[0]?.attributes["source"];

test("builds as the build role, encrypted with the customer key, for a limited time", () => {
  expect(stack).toHaveResource("aws_codebuild_project", {
    name: "learner-build-web",
    service_role: "arn:aws:iam::111111111111:role/build",
    encryption_key: kmsKeyArn,
    build_timeout: 30,
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { compute_type: "BUILD_GENERAL1_SMALL", privileged_mode: true },
    tags: { Name: "learner-build-web" },
  });
});

test("logs to a group of its own, encrypted and with a retention, and nowhere else", () => {
  expect(stack).toHaveResource("aws_cloudwatch_log_group", {
    name: "/learner/codebuild/web",
    kms_key_id: kmsKeyArn,
    retention_in_days: 30,
  });
  expect(stack).toHaveResource("aws_codebuild_project", {
    logs_config: {
      cloudwatch_logs: {
        status: "ENABLED",
        group_name: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.name\}$/),
      },
      s3_logs: { status: "DISABLED" },
    },
  });
});

test.each([
  ["X86_64", "LINUX_CONTAINER", "aws/codebuild/amazonlinux-x86_64-standard:5.0"],
  ["ARM64", "ARM_CONTAINER", "aws/codebuild/amazonlinux-aarch64-standard:3.0"],
] as const)("an image for %s is built on the same processor", (architecture, type, image) => {
  expect(stackWith({ architecture })).toHaveResource("aws_codebuild_project", {
    environment: { type, image },
  });
});

describe("the source", () => {
  test("is an archive in S3", () => {
    expect(sourceOf({})).toEqual({
      type: "S3",
      location: "learner-source/source.zip",
      buildspec: "version: 0.2",
    });
  });

  test.each(["GITHUB", "GITLAB", "BITBUCKET"] as const)("is a repository on %s", (provider) => {
    const repositoryUrl = "https://example.com/shop.git";
    const source = {
      type: "connection",
      provider,
      repositoryUrl,
      version: "release",
      connectionArn,
    } as const;
    expect(sourceOf({ source })).toEqual({
      type: provider,
      location: repositoryUrl,
      git_clone_depth: 1,
      auth: { type: "CODECONNECTIONS", resource: connectionArn },
      buildspec: "version: 0.2",
    });
    expect(stackWith({ source })).toHaveResource("aws_codebuild_project", {
      source_version: "release",
    });
  });
});
