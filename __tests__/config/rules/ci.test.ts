import { describe, expect, test } from "@jest/globals";
import { formatProblem } from "../../../config/errors";
import { messageFor, minimal, problemsOf } from "../support";

const github = { provider: "github", repository: "example/shop" };
const iam = (ci: object = {}) => ({ iam: { ci: { ...github, ...ci } } });

describe("within an environment", () => {
  const NOT_GITHUB =
    "is not a repository of GitHub: use owner/name, or owner@id/name@id where tokens have the ids";

  test.each([
    ["a group in a group on GitHub", { repository: "example/team/shop" }, NOT_GITHUB],
    ["an id of the owner alone", { repository: "example@12/shop" }, NOT_GITHUB],
    [
      "ids on GitLab",
      { provider: "gitlab", repository: "group@1/shop@2" },
      "is not a project of GitLab: use its path (for example group/project)",
    ],
  ])("%s", (_, ci, message) => {
    expect(messageFor(iam(ci))).toBe(`dev.iam.ci.repository: "${ci.repository}" ${message}`);
  });

  test("another role with the name of CI's", () => {
    const names = { taskRole: "Learner-CI-deploy" };
    expect(messageFor({ names, ...iam() })).toBe(
      'dev.names.taskRole: "Learner-CI-deploy" is the name of a role for CI: use a name of its own for each role',
    );
    expect(messageFor({ names })).toBe("(no problem)");
    const rollout = { names: { taskRole: "learner-ci-rollout" } };
    expect(messageFor({ ...rollout, ...iam({ rollout: true }) })).toContain("a role for CI");
    expect(messageFor({ ...rollout, ...iam() })).toBe("(no problem)");
  });

  test("subjects that roll out, and no role for them", () => {
    const rolloutSubjects = ["repo:example/web:environment:dev"];
    expect(messageFor(iam({ rolloutSubjects }))).toBe(
      "dev.iam.ci.rolloutSubjects: is for a role that is not there: set iam.ci.rollout to true, or leave it out",
    );
    expect(messageFor(iam({ rollout: true, rolloutSubjects }))).toBe("(no problem)");
  });
});

describe("environments of one account", () => {
  const other = { ...minimal, namePrefix: "other" };
  const messagesOf = (dev: object, prod: object) =>
    problemsOf({ dev, prod }).map((problem) => formatProblem(problem));

  test("make an issuer's provider once", () => {
    expect(messagesOf({ ...minimal, ...iam() }, { ...other, ...iam() })).toEqual([
      "prod.iam.ci.createProvider: true makes the identity provider of token.actions.githubusercontent.com, which dev makes in the same account: use false in one of them (an account has one for each issuer)",
    ]);
    expect(
      messagesOf({ ...minimal, ...iam() }, { ...other, ...iam({ createProvider: false }) }),
    ).toEqual([]);
    expect(
      messagesOf(
        { ...minimal, ...iam() },
        { ...other, ...iam({ provider: "gitlab", repository: "group/shop" }) },
      ),
    ).toEqual([]);
  });

  test("in two accounts each have one", () => {
    const elsewhere = { namePrefix: "learner-x", accountId: "222222222222" };
    expect(messagesOf({ ...minimal, ...iam() }, { ...elsewhere, ...iam() })).toEqual([]);
  });

  test("have prefixes of which none is within another's, where CI may change all of it", () => {
    const within = { ...minimal, namePrefix: "learner-prod" };
    const message =
      "is within learner-*, which CI of dev may change in the same account: use a prefix that does not start with learner-";
    expect(messagesOf({ ...minimal, ...iam() }, within)).toEqual([
      `prod.namePrefix: "learner-prod" ${message}`,
    ]);
    expect(messagesOf(minimal, { ...within, ...iam() })).toEqual([]);
    expect(messagesOf({ ...minimal, ...iam() }, { ...minimal, namePrefix: "learners" })).toEqual(
      [],
    );
  });

  test("differ in the tags that CI knows its resources by", () => {
    const tags = { environment: "prod" };
    const end =
      "in the same account, by which CI knows what it may change: use another, or another project";
    expect(messagesOf({ ...minimal, tags, ...iam() }, other)).toEqual([
      `dev.tags.environment: "prod" is the tag of prod ${end}`,
    ]);
    expect(messagesOf({ ...minimal, tags }, { ...other, tags, ...iam() })).toEqual([
      `prod.tags.environment: "prod" is the tag of dev ${end}`,
    ]);
    expect(messagesOf({ ...minimal, tags }, other)).toEqual([]);
    expect(messagesOf({ ...minimal, tags, ...iam() }, { ...other, project: "shop" })).toEqual([]);
  });
});
