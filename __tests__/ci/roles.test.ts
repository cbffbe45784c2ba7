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
    if (environment !== undefined) {
      const name = environment.replace(/\$\{\{ .* \}\}/, "test");
      return [`repo:example/shop:environment:${name}`];
    }
    return on.map((event) =>
      event === "pull_request"
        ? "repo:example/shop:pull_request"
        : "repo:example/shop:ref:refs/heads/main",
    );
  }

  /** Of a workflow that is called, the events are those of its caller. */
  const eventsOf = (on: Readonly<Record<string, unknown>>) =>
    Object.keys("workflow_call" in on ? workflow("deploy").on : on);

  const dutyOf = (what: Readonly<Record<string, unknown>>) => {
    const [, duty = ""] =
      /(plan|deploy|rollout)-?role-?arn/i.exec(String(what["role-to-assume"])) ?? [];
    return duty as "plan" | "deploy" | "rollout";
  };

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
    const { [dutyOf(what)]: trust } = role;
    expect(trust?.subjects).toEqual(expect.arrayContaining(subjectsOf(on, job.environment)));
    expect(trust?.audiences).toEqual([role.told.audience]);
    expect(what["audience"]).toMatch(/^\$\{\{ (matrix|inputs)\.audience \}\}$/);
    // No other way to a role that changes things than past the reviewers of the environment.
    expect(job.environment !== undefined).toBe(dutyOf(what) !== "plan");
  });

  test("one job deploys and one rolls out, and the environment that each names is the one whose role it is", () => {
    const deploying = assuming.filter(([, { job }]) => job.environment !== undefined);
    expect(deploying.map(([id, { job }]) => [id, job.environment])).toEqual([
      ["deploy-environment.yml apply", "${{ inputs.environment }}"],
      ["rollout.yml rollout", "${{ matrix.name }}-rollout"],
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

  test("the roles trust the protected branch, and its jobs ask for them", () => {
    const subject = "project_path:example/shop:ref_type:branch:ref:main";
    expect(role.plan?.subjects).toEqual([subject]);
    expect(role.deploy?.subjects).toEqual([subject]);
    expect(role.rollout?.subjects).toEqual([subject]);
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
      expect(variables?.["ROLE"]).toMatch(/^(plan|deploy|rollout)$/);
      if (variables?.["ROLE"] === "rollout") {
        expect(environment?.name).toBe(`${String(variables["ENVIRONMENT"])}-rollout`);
        continue;
      }
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
    expect(assuming.length).toBe(5 * main.include.length);
  });

  test("a roll-out is a pipeline of its own, on the branch, of the one environment that is named", () => {
    for (const { inputs } of main.include) {
      const { rules } = extended(`roll out ${inputs.environment}`);
      expect(rules).toEqual([
        { if: expect.stringContaining(`$ROLLOUT == "${inputs.environment}"`) },
      ]);
      expect(rules?.[0]?.["if"]).toContain("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH");
      for (const name of ["deploy plan", "apply"]) {
        for (const { if: condition } of extended(`${name} ${inputs.environment}`).rules ?? []) {
          expect(condition).toMatch(/ && \$ROLLOUT == ""$/);
        }
      }
    }
    expect(extended("checks").rules).toContainEqual({ if: '$ROLLOUT != ""', when: "never" });
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
