import { beforeAll, describe, expect, test } from "@jest/globals";
import { extended, jobNames, main } from "./gitlab";
import { trusted } from "./trusted";
import { jobs, type Step, workflow } from "./github";

describe("GitHub", () => {
  let role: ReturnType<typeof trusted>;
  beforeAll(() => {
    role = trusted("github");
  });

  /** https://docs.github.com/en/actions/reference/security/oidc */
  function subjectsOf(on: readonly string[], environment: string | undefined) {
    if (environment !== undefined) return ["repo:example/shop:environment:test"];
    return on.map((event) =>
      event === "pull_request"
        ? "repo:example/shop:pull_request"
        : "repo:example/shop:ref:refs/heads/main",
    );
  }

  /** Of a workflow that is called, the events are those of its caller. */
  const eventsOf = (on: Readonly<Record<string, unknown>>) =>
    Object.keys("workflow_call" in on ? workflow("deploy").on : on);

  const credentials = (steps: readonly Step[] = []) =>
    steps.find(({ uses = "" }) => uses.startsWith("aws-actions/configure-aws-credentials@"))?.with;

  const assuming = jobs.flatMap(
    ([
      id,
      job,
      {
        workflow: { on },
      },
    ]) => {
      const what = credentials(job.steps);
      return what === undefined ? [] : [[id, { job, what, on: eventsOf(on) }] as const];
    },
  );

  test.each(assuming)("%s becomes a role that trusts it", (_, { job, what, on }) => {
    const isDeploy = /deploy-?role-?arn/i.test(String(what["role-to-assume"]));
    const trust = isDeploy ? role.deploy : role.plan;
    expect(trust?.subjects).toEqual(expect.arrayContaining(subjectsOf(on, job.environment)));
    expect(trust?.audiences).toEqual([role.told.audience]);
    expect(what["audience"]).toMatch(/^\$\{\{ (matrix|inputs)\.audience \}\}$/);
    // No other way to the role that changes things than past the reviewers of the environment.
    expect(job.environment !== undefined).toBe(isDeploy);
  });

  test("one job deploys, and the environment that it names is the one whose role it is", () => {
    const deploying = assuming.filter(([, { job }]) => job.environment !== undefined);
    expect(deploying.map(([id, { job }]) => [id, job.environment])).toEqual([
      ["deploy-environment.yml apply", "${{ inputs.environment }}"],
    ]);
    expect(workflow("deploy").jobs["deploy"]?.with).toEqual({
      environment: "${{ matrix.name }}",
      region: "${{ matrix.region }}",
      audience: "${{ matrix.audience }}",
      "plan-role-arn": "${{ matrix.planRoleArn }}",
      "deploy-role-arn": "${{ matrix.deployRoleArn }}",
      "no-refresh": "${{ join(matrix.noRefresh, ' ') }}",
      allow: "${{ inputs.allow }}",
    });
  });

  test("the stack whose secrets the role may not read is not refreshed", () => {
    expect(role.told.noRefresh).toEqual(["test-ssm"]);
  });

  test("reads nothing of an environment but what the tool says of it", () => {
    const asking = jobs.filter(([, , { text }]) => text.includes("fromJSON"));
    const used = asking.flatMap(([, , { text }]) => [...text.matchAll(/matrix\.(\w+)/g)]);
    expect(used.length).toBeGreaterThan(0);
    for (const [, key = ""] of used) expect(Object.keys(role.told)).toContain(key);
  });
});

describe("GitLab", () => {
  let role: ReturnType<typeof trusted>;
  beforeAll(() => {
    role = trusted("gitlab");
  });
  const assuming = jobNames.filter((name) => extended(name).id_tokens !== undefined);

  test("both roles trust the protected branch, and its jobs ask for them", () => {
    const subject = "project_path:example/shop:ref_type:branch:ref:main";
    expect(role.plan?.subjects).toEqual([subject]);
    expect(role.deploy?.subjects).toEqual([subject]);
    // CI_SERVER_URL of gitlab.com.
    expect(role.deploy?.audiences).toEqual(["https://gitlab.com"]);
    for (const name of assuming) {
      expect(extended(name).id_tokens).toEqual({ AWS_ID_TOKEN: { aud: "$CI_SERVER_URL" } });
    }
  });

  test("only jobs with an environment become the role that deploys, by hand, on the branch", () => {
    for (const name of assuming) {
      const { variables, environment, rules } = extended(name);
      const isDeploy = variables?.["ROLE"] === "deploy";
      expect(variables?.["ROLE"]).toMatch(/^(plan|deploy)$/);
      expect(environment?.name).toBe(isDeploy ? variables["ENVIRONMENT"] : undefined);
      if (!isDeploy) continue;
      expect(rules).toEqual([
        {
          if: expect.stringContaining("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"),
          when: "manual",
          allow_failure: false,
        },
      ]);
    }
    expect(assuming.length).toBe(4 * main.include.length);
  });

  test("a merge request gets credentials only if it is the project's own", () => {
    for (const name of assuming) {
      for (const { if: condition } of extended(name).rules ?? []) {
        if (!String(condition).includes("merge_request_event")) continue;
        expect(condition).toContain("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID");
        expect(condition).not.toContain("||");
      }
    }
  });
});
