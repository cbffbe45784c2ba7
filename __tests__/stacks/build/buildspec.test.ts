import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { BUILDSPEC } from "../../../stacks/build/buildspec";
import { temporaryDirectory } from "#testing";

/**
 * Runs the commands as CodeBuild does, in one shell that stops at the first failure, with stand-ins
 * for `aws` and `docker` that note how they were called.
 */
const repository = "111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/web";
const digest = `${repository}@sha256:1111`;

const commands = [...BUILDSPEC.matchAll(/^ {6}- (.+)$/gm)].map(([, command]) => String(command));

const STAND_IN = `#!/bin/bash
echo "\${0##*/} $*" >> "$CALLS"
case "$*" in
  $FAILS*) exit 1;;
  *get-parameter*) echo "$PARAMETER_VALUE";;
  *describe-services*) echo "$DEPLOYED";;
  *describe-task-definition*) echo "$USED";;
  *batch-get-image*) echo '{"schemaVersion": 2}';;
  inspect*) echo "${digest}";;
esac
`;

function runBuild(
  options: { variables?: Record<string, string>; directory?: string; fails?: string } = {},
) {
  const { variables = {}, directory, fails = "nothing" } = options;
  const workspace = temporaryDirectory();
  const bin = path.join(workspace, "bin");
  mkdirSync(bin);
  for (const tool of ["aws", "docker"]) {
    writeFileSync(path.join(bin, tool), STAND_IN);
    chmodSync(path.join(bin, tool), 0o755);
  }
  if (directory !== undefined) mkdirSync(path.join(workspace, directory), { recursive: true });
  const calls = path.join(workspace, "calls");
  const run = () =>
    execFileSync("bash", ["-e", "-c", commands.join("\n")], {
      cwd: workspace,
      stdio: "pipe",
      env: {
        PATH: `${bin}:/usr/bin:/bin`,
        CALLS: calls,
        FAILS: fails,
        SERVICE: "web",
        REPOSITORY: "learner/web",
        REPOSITORY_URI: repository,
        CLUSTER: "learner-cluster",
        FAMILY: "learner-web",
        DEPLOYED: "",
        USED: "",
        IMAGE_PARAMETER: "/learner/services/web/image",
        CODEBUILD_BUILD_NUMBER: "7",
        CODEBUILD_START_TIME: "1700000000000",
        CODEBUILD_RESOLVED_SOURCE_VERSION: "0123456789abcdef0123456789abcdef01234567",
        PARAMETER_VALUE: "1",
        ...variables,
      },
    });
  return {
    run,
    calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : []),
  };
}

function callsOf(options: Parameters<typeof runBuild>[0] = {}) {
  const build = runBuild(options);
  build.run();
  // The two ends of a pipe start at the same time.
  return build.calls().filter((call) => !/login|^aws ec[sr] /.test(call));
}

const image = `${repository}:build-7-0123456789ab`;

test("builds, pushes under a tag that is never used again, and records the digest", () => {
  expect(callsOf({ directory: "services/web" })).toEqual([
    "aws ssm get-parameter --name /learner/services/web/image --query Parameter.Value --output text",
    `docker build --build-arg BUILDKIT_INLINE_CACHE=1 --tag ${image} services/web`,
    `docker push ${image}`,
    `docker inspect --format {{index .RepoDigests 0}} ${image}`,
    `aws ssm put-parameter --name /learner/services/web/image --value ${digest} --overwrite`,
  ]);
});

describe("what is deployed", () => {
  const one = `sha256:${"1".repeat(64)}`;
  const tagged = (variables: Record<string, string>, fails?: string) => {
    const build = runBuild({ variables, ...(fails !== undefined && { fails }) });
    build.run();
    return build.calls().filter((call) => /^aws ec[sr] (?!get-login)/.test(call));
  };

  test("gets a tag that keeps it, before there is one more image", () => {
    const variables = { DEPLOYED: "arn:1\tarn:2", USED: `${repository}@${one}\tbusybox` };
    const look = (task: string) =>
      `aws ecs describe-task-definition --task-definition ${task} --query taskDefinition.containerDefinitions[].image --output text`;
    expect(tagged(variables)).toEqual([
      "aws ecs describe-services --cluster learner-cluster --services learner-web --query services[].deployments[].taskDefinition --output text",
      look("learner-web"),
      look("arn:1"),
      look("arn:2"),
      `aws ecr batch-get-image --repository-name learner/web --image-ids imageDigest=${one} --query images[0].imageManifest --output text`,
      `aws ecr put-image --repository-name learner/web --image-tag deployed-7-111111111111 --image-manifest {"schemaVersion": 2}`,
    ]);
    const build = runBuild({ variables });
    build.run();
    const index = (text: string) => build.calls().findIndex((call) => call.includes(text));
    expect(index("put-image")).toBeLessThan(index("docker push"));
  });

  test("is nothing before the first image", () => {
    expect(tagged({}).join()).not.toContain("ecr");
    expect(tagged({ USED: "1 elsewhere@sha256:0" }).join()).not.toContain("ecr");
  });

  test.each([
    "ecs describe-services",
    "ecs describe-task-definition",
    "ecr batch-get-image",
    "ecr put-image",
  ])("ends no build where %s fails", (fails) => {
    const build = runBuild({ variables: { USED: `${repository}@${one}` }, fails });
    build.run();
    expect(build.calls().join()).toContain("put-parameter");
  });
});

test("logs in to the registry, not to one repository of it", () => {
  const build = runBuild();
  build.run();
  expect(build.calls()).toContain(
    "docker login --username AWS --password-stdin 111111111111.dkr.ecr.us-east-1.amazonaws.com",
  );
});

test("an archive has no commit: the build's start stands in for it", () => {
  const variables = { CODEBUILD_RESOLVED_SOURCE_VERSION: "" };
  expect(callsOf({ variables })).toContain(`docker push ${repository}:build-7-1700000000000`);
});

test("the image before lends its layers", () => {
  const previous = `${repository}@sha256:0000`;
  expect(callsOf({ variables: { PARAMETER_VALUE: previous } })[1]).toContain(
    `--cache-from ${previous}`,
  );
});

test("the directory is the service's own, the top without one, or as the build says", () => {
  expect(callsOf()[1]).toMatch(/ \.$/);
  expect(callsOf({ directory: "services/web" })[1]).toMatch(/ services\/web$/);
  const variables = { SERVICE_DIRECTORY: "apps/shop" };
  expect(callsOf({ variables, directory: "services/web" })[1]).toMatch(/ apps\/shop$/);
});

test.each(["login", "ssm get-parameter", "build", "push", "inspect"])(
  "records nothing when %s fails",
  (fails) => {
    const build = runBuild({ fails });
    expect(build.run).toThrow();
    expect(build.calls().join()).not.toContain("put-parameter");
  },
);

test("Terraform finds nothing in it to fill in", () => {
  expect(BUILDSPEC).not.toMatch(/[$%]\{/);
});

test("everything after the login is in one phase, since post_build runs after failures too", () => {
  expect(BUILDSPEC).not.toMatch(/^ {2}(post_build|finally):/m);
});
