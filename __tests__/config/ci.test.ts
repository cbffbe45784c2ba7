import { expect, test } from "@jest/globals";
import { ciTrust } from "../../config/ci";
import { type EnvironmentInput } from "../../config/schema/environment";
import { testEnvironment } from "../test-environment";

type CiInput = NonNullable<NonNullable<EnvironmentInput["iam"]>["ci"]>;

const trustOf = (input: CiInput) => {
  const { ci } = testEnvironment({ iam: { ci: input } }).iam;
  if (!ci) throw new Error("ci is set");
  return ciTrust("dev", ci);
};

test("on GitHub pull requests and the branch plan, the environment of that name deploys, and one of its own rolls out", () => {
  expect(trustOf({ provider: "github", repository: "example/shop" })).toEqual({
    issuer: "token.actions.githubusercontent.com",
    audience: "sts.amazonaws.com",
    planSubjects: ["repo:example/shop:pull_request", "repo:example/shop:ref:refs/heads/main"],
    deploySubjects: ["repo:example/shop:environment:dev"],
    rolloutSubjects: ["repo:example/shop:environment:dev-rollout"],
  });
});

test("ids are part of the subject where the repository is given with them", () => {
  const { deploySubjects } = trustOf({ provider: "github", repository: "example@12/shop@345" });
  expect(deploySubjects).toEqual(["repo:example@12/shop@345:environment:dev"]);
});

test("on GitLab the protected branch does all of it", () => {
  const subject = "project_path:group/team/shop:ref_type:branch:ref:release/1.x";
  expect(
    trustOf({ provider: "gitlab", repository: "group/team/shop", branch: "release/1.x" }),
  ).toEqual({
    issuer: "gitlab.com",
    audience: "https://gitlab.com",
    planSubjects: [subject],
    deploySubjects: [subject],
    rolloutSubjects: [subject],
  });
});

test("issuer, audience and subjects can be replaced", () => {
  expect(
    trustOf({
      provider: "gitlab",
      repository: "group/shop",
      issuer: "gitlab.example.com",
      planSubjects: ["project_path:group/shop"],
      deploySubjects: ["project_path:group/shop:ref_protected:true"],
      rollout: true,
      rolloutSubjects: ["project_path:group/web:ref_protected:true"],
    }),
  ).toEqual({
    issuer: "gitlab.example.com",
    audience: "https://gitlab.example.com",
    planSubjects: ["project_path:group/shop"],
    deploySubjects: ["project_path:group/shop:ref_protected:true"],
    rolloutSubjects: ["project_path:group/web:ref_protected:true"],
  });
  expect(
    trustOf({ provider: "github", repository: "example/shop", audience: "aws-cn" }).audience,
  ).toBe("aws-cn");
});
