import { expect, test } from "@jest/globals";
import { ImageRepository } from "../../constructs/image-repository";
import { parsePolicy, resourcesOf } from "#testing";
import { awsStack } from "./support";

const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/environment";

const stackWith = (more: { preventDestroy?: boolean; pulledBy?: string[] } = {}) => {
  const stack = awsStack();
  new ImageRepository(stack, "web", {
    name: "learner/web",
    kmsKeyArn,
    imagesKept: 20,
    deployedImagesKept: 7,
    untaggedImageDays: 3,
    ...more,
  });
  return stack;
};

test("tags never change, pushes are scanned, images are encrypted with the customer key", () => {
  expect(stackWith()).toHaveResource("aws_ecr_repository", {
    name: "learner/web",
    image_tag_mutability: "IMMUTABLE",
    image_scanning_configuration: { scan_on_push: true },
    encryption_configuration: [{ encryption_type: "KMS", kms_key: kmsKeyArn }],
    tags: { Name: "learner/web" },
  });
});

test("no policy opens the repository to others", () => {
  expect(stackWith()).toHaveResourceCount("aws_ecr_repository_policy", 0);
});

test("roles of other accounts pull, by a condition, since ECR refuses a role that is not there yet", () => {
  const roles = ["a", "b"].map((name) => `arn:aws:iam::222222222222:role/${name}`);
  const [policy] = resourcesOf(stackWith({ pulledBy: roles }), "aws_ecr_repository_policy");
  expect(policy?.attributes["repository"]).toMatch(/^\$\{aws_ecr_repository\..*\.name\}$/);
  expect(parsePolicy(String(policy?.attributes["policy"]))).toMatchObject([
    {
      effect: "Allow",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      principals: { AWS: ["arn:aws:iam::222222222222:root"] },
      conditions: { ArnEquals: { "aws:PrincipalArn": roles } },
    },
  ]);
});

test("drops untagged images after days, and keeps the newest that were deployed, and of all", () => {
  const [lifecycle] = resourcesOf(stackWith(), "aws_ecr_lifecycle_policy");
  expect(lifecycle?.attributes["repository"]).toMatch(/^\$\{aws_ecr_repository\..*\.name\}$/);
  const { rules } = JSON.parse(String(lifecycle?.attributes["policy"])) as { rules: unknown[] };
  expect(rules).toEqual([
    expect.objectContaining({
      rulePriority: 1,
      selection: {
        tagStatus: "untagged",
        countType: "sinceImagePushed",
        countUnit: "days",
        countNumber: 3,
      },
    }),
    // What a rule before is about, the last one never removes.
    expect.objectContaining({
      rulePriority: 2,
      selection: {
        tagStatus: "tagged",
        tagPrefixList: ["deployed-"],
        countType: "imageCountMoreThan",
        countNumber: 7,
      },
    }),
    // ECR refuses a rule about any image that is not the last.
    expect.objectContaining({
      rulePriority: 3,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 20 },
    }),
  ]);
});

test("goes with its images, unless it is protected", () => {
  expect(stackWith()).toHaveResource("aws_ecr_repository", {
    force_delete: true,
    lifecycle: { prevent_destroy: false },
  });
  expect(stackWith({ preventDestroy: true })).toHaveResource("aws_ecr_repository", {
    force_delete: false,
    lifecycle: { prevent_destroy: true },
  });
});
