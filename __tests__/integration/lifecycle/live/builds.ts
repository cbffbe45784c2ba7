import { BatchGetProjectsCommand } from "@aws-sdk/client-codebuild";
import { DescribeRepositoriesCommand, GetLifecyclePolicyCommand } from "@aws-sdk/client-ecr";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";
import { ACCOUNT, tagsOf } from "../support/deployment";

export function describeBuilds(aws: () => AwsClients): void {
  describe("builds", () => {
    test("repositories are immutable, scanned and encrypted", async () => {
      const { repositories = [] } = await aws().ecr.send(new DescribeRepositoriesCommand({}));
      expect(repositories.map(({ repositoryName }) => repositoryName).toSorted()).toEqual(
        ["api", "mailer", "report", "web"].map((service) => `learner/${service}`),
      );
      for (const repository of repositories) {
        expect(repository).toMatchObject({
          imageTagMutability: "IMMUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfiguration: { encryptionType: "KMS" },
        });
        const { repositoryName } = repository;
        const { lifecyclePolicyText } = await aws().ecr.send(
          new GetLifecyclePolicyCommand({ repositoryName }),
        );
        // Untagged ones go first, then all but the newest; of those that were deployed, more are kept.
        expect(JSON.parse(String(lifecyclePolicyText))).toMatchObject({
          rules: [
            { selection: { tagStatus: "untagged", countType: "sinceImagePushed" } },
            { selection: { tagPrefixList: ["deployed-"], countType: "imageCountMoreThan" } },
            { selection: { tagStatus: "any", countType: "imageCountMoreThan" } },
          ],
        });
      }
    });

    test("a project has the build role, and is told what it builds and where that is recorded", async () => {
      const { projects = [] } = await aws().codebuild.send(
        new BatchGetProjectsCommand({ names: ["learner-build-web"] }),
      );
      const [project] = projects;
      expect(project?.serviceRole).toBe(`arn:aws:iam::${ACCOUNT}:role/learner-build-role`);
      expect(project?.environment).toMatchObject({
        type: "LINUX_CONTAINER",
        privilegedMode: true,
      });
      expect(project?.source).toMatchObject({ type: "S3", location: "learner-source/source.zip" });
      expect(project?.logsConfig?.cloudWatchLogs).toMatchObject({
        status: "ENABLED",
        groupName: "/learner/codebuild/web",
      });
      const variables = tagsOf(
        project?.environment?.environmentVariables?.map(({ name, value }) => ({
          Key: name,
          Value: value,
        })),
      );
      expect(variables).toMatchObject({
        SERVICE: "web",
        IMAGE_PARAMETER: "/learner/imagearn/value",
        REPOSITORY_URI: expect.stringMatching(/\/learner\/web$/),
      });
    });
  });
}
