import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { parseEnvironments } from "../../../config/load-environments";
import { printEnvironments } from "../../../tools/ci/environments";
import { printRole } from "../../../tools/ci/gitlab-role";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const makeDirectory = temporaryDirectories();
const ci = { provider: "github", repository: "example/shop" } as const;
const environments = parseEnvironments({
  "a-prod": {
    namePrefix: "prod",
    accountId: "222222222222",
    deletionProtection: true,
    iam: { path: "/ci/", ci },
  },
  dev: { namePrefix: "dev", accountId: "111111111111", region: "us-gov-west-1", iam: { ci } },
  here: {
    namePrefix: "here",
    accountId: "123456789012",
    emulatorEndpoint: "http://127.0.0.1:4566",
    iam: { ci },
  },
  lab: {
    namePrefix: "lab",
    accountId: "333333333333",
    ssm: { secrets: { key: {} } },
    iam: { ci: { ...ci, provider: "gitlab", rollout: true } },
  },
  release: {
    namePrefix: "rel",
    accountId: "444444444444",
    iam: { ci: { ...ci, branch: "release", rollout: true } },
  },
  without: { namePrefix: "without", accountId: "555555555555" },
});

let log: jest.SpiedFunction<typeof console.log>;
beforeEach(() => {
  log = jest.spyOn(console, "log").mockImplementation(() => undefined);
  log.mockClear();
});
const printed = () => log.mock.calls.map(([line]) => String(line)).join("\n");

describe("for GitHub", () => {
  const list = (...args: readonly string[]) => {
    printEnvironments(args, {}, environments);
    return JSON.parse(printed()) as readonly Readonly<Record<string, unknown>>[];
  };

  test("are those with iam.ci, the protected ones last", () => {
    expect(list().map(({ name }) => name)).toEqual(["dev", "release", "a-prod"]);
  });

  test("have the roles that the stack iam makes, and what tokens are asked for", () => {
    expect(list("--branch", "main")).toEqual([
      {
        name: "dev",
        region: "us-gov-west-1",
        audience: "sts.amazonaws.com",
        planRoleArn: "arn:aws-us-gov:iam::111111111111:role/dev-ci-plan",
        deployRoleArn: "arn:aws-us-gov:iam::111111111111:role/dev-ci-deploy",
        noRefresh: [],
      },
      {
        name: "a-prod",
        region: "us-east-1",
        audience: "sts.amazonaws.com",
        planRoleArn: "arn:aws:iam::222222222222:role/ci/prod-ci-plan",
        deployRoleArn: "arn:aws:iam::222222222222:role/ci/prod-ci-deploy",
        noRefresh: [],
      },
    ]);
  });

  test("are only those of the branch, and the one that is named", () => {
    expect(list("--branch", "release", "").map(({ name }) => name)).toEqual(["release"]);
    log.mockClear();
    expect(list("--branch", "main", "--", "dev").map(({ name }) => name)).toEqual(["dev"]);
  });

  test("are only those that have a role that rolls out, for who asks for that", () => {
    expect(list("--rollout")).toEqual([
      expect.objectContaining({
        name: "release",
        rolloutRoleArn: "arn:aws:iam::444444444444:role/rel-ci-rollout",
      }),
    ]);
    expect(() => list("--rollout", "--", "dev")).toThrow(
      "dev: CI has no such environment with iam.ci.rollout: use release.",
    );
  });

  test("become the output of the step, on one line", () => {
    const output = writeFile(makeDirectory(), "output", "before=1\n");
    printEnvironments(["dev"], { GITHUB_OUTPUT: output }, environments);
    const [before, line = "", ...rest] = readFileSync(output, "utf8").split("\n");
    expect([before, rest]).toEqual(["before=1", [""]]);
    expect(JSON.parse(line.replace(/^environments=/, ""))).toMatchObject([{ name: "dev" }]);
  });

  test("are none in a fresh copy of the project, which is no error", () => {
    const without = environments.filter(({ name }) => name === "without");
    const output = writeFile(makeDirectory(), "output");
    expect(printEnvironments([""], { GITHUB_OUTPUT: output }, without)).toBe(0);
    expect(readFileSync(output, "utf8")).toBe("environments=[]\n");
    expect(printed()).toContain("::notice::No environment has iam.ci for GitHub: see docs/ci.md.");
  });

  test("one that is not among them is an error that names those", () => {
    expect(() => list("--branch", "main", "without")).toThrow(
      "without: CI has no such environment with iam.ci and the branch main: use dev, a-prod.",
    );
    expect(() => list("dev", "a-prod")).toThrow("Usage: ");
  });
});

describe("for GitLab", () => {
  test("a role is a few lines for the shell", () => {
    printRole(["lab", "plan"], environments);
    expect(printed()).toBe(
      [
        "export AWS_ROLE_ARN='arn:aws:iam::333333333333:role/lab-ci-plan'",
        "export AWS_REGION='us-east-1'",
        // Not the stack with the secrets, which the plan role may not read.
        "export NO_REFRESH='lab-ssm'",
      ].join("\n"),
    );
    log.mockClear();
    printRole(["lab", "deploy"], environments);
    expect(printed()).toContain("role/lab-ci-deploy'");
    log.mockClear();
    printRole(["lab", "rollout"], environments);
    expect(printed()).toContain("role/lab-ci-rollout'");
  });

  test("one that is not there is said to be so", () => {
    const [lab] = parseEnvironments({
      lab: {
        namePrefix: "lab",
        accountId: "333333333333",
        iam: { ci: { ...ci, provider: "gitlab" } },
      },
    });
    if (!lab) throw new Error("one in, one out");
    expect(() => printRole(["lab", "rollout"], [lab])).toThrow(
      "lab: has no role that rolls out: set iam.ci.rollout to true.",
    );
  });

  test("an environment of GitHub has none there, and there are three duties", () => {
    const github = environments.filter(({ name }) => name === "dev");
    expect(() => printRole(["dev", "plan"], github)).toThrow(
      "dev: has no iam.ci with the provider gitlab: set it in environments/dev.ts, or take its include " +
        "out of .gitlab-ci.yml. No environment has it.",
    );
    expect(() => printRole(["lab", "destroy"], environments)).toThrow("Usage: ");
  });
});
