import { expect, test } from "@jest/globals";
import { ECR_IMAGES, imagesOf, repositoryOfArn } from "../../lib/ecr";

const pulled = new RegExp(
  imagesOf([
    { accountId: "111111111111", region: "us-east-1", name: "learner/*" },
    repositoryOfArn("arn:aws:ecr:eu-west-1:222222222222:repository/team/agent.v1"),
  ]),
);

test.each([
  "111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/web@sha256:0a",
  "111111111111.dkr.ecr-fips.us-east-1.amazonaws.com/learner/web:1",
  "111111111111.dkr-ecr.us-east-1.on.aws/learner/web",
  "222222222222.dkr.ecr.eu-west-1.amazonaws.com/team/agent.v1:1",
])("%s may be pulled", (image) => {
  expect(image).toMatch(new RegExp(ECR_IMAGES));
  expect(image).toMatch(pulled);
});

test.each([
  ["another account", "333333333333.dkr.ecr.us-east-1.amazonaws.com/learner/web:1"],
  ["another region", "111111111111.dkr.ecr.us-west-2.amazonaws.com/learner/web:1"],
  ["another repository", "111111111111.dkr.ecr.us-east-1.amazonaws.com/learner-web:1"],
  ["more than the repository", "222222222222.dkr.ecr.eu-west-1.amazonaws.com/team/agent.v1/b:1"],
  ["a name that a dot stands for", "222222222222.dkr.ecr.eu-west-1.amazonaws.com/team/agentxv1:1"],
  ["China", "333333333333.dkr.ecr.cn-north-1.amazonaws.com.cn/learner/web:1"],
])("of %s, an image may not be pulled", (_, image) => {
  expect(image).toMatch(new RegExp(ECR_IMAGES));
  expect(image).not.toMatch(pulled);
});

test.each(["public.ecr.aws/docker/library/busybox:1.37", "busybox", "1", "ghcr.io/a/b:1"])(
  "%s is no image of a private repository of ECR",
  (image) => {
    expect(image).not.toMatch(new RegExp(ECR_IMAGES));
  },
);
