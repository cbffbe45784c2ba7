import { describe, expect, test } from "@jest/globals";
import { COMMENT_LIMIT } from "#plan";
import { extended } from "./gitlab";
import { run } from "./run-script";
import { script } from "./github";

const gitlab = (name: string) => (extended(name).script ?? []).join("\n");

describe("a plan of a pull request", () => {
  const plan = script("plan.yml plan: Plan");
  const env = { BASE: "aaa", HEAD: "bbb", NO_REFRESH: "dev-ssm" };

  test.each([
    [0, 0],
    [2, 0],
    [3, 3],
    [1, 1],
  ])("that ends with %d ends the step with %d", (code, expected) => {
    expect(run(plan, code, env).status).toBe(expected);
  });

  test("has what its commits allow, and leaves the secrets alone", () => {
    expect(run(plan, 0, env).calls).toEqual([
      "npm run plan -- dev --out plans/dev --allows-of aaa..bbb --no-refresh dev-ssm",
    ]);
    expect(run(plan, 0, { ...env, NO_REFRESH: "" }).calls).toEqual([
      "npm run plan -- dev --out plans/dev --allows-of aaa..bbb",
    ]);
  });
});

describe("a plan to deploy", () => {
  const plan = script("deploy-environment.yml plan: Plan");
  const env = { NO_REFRESH: "", ALLOW: "", BEFORE: "aaa", GITHUB_SHA: "bbb" };

  test.each([
    [0, 0, "changes=false"],
    [2, 0, "changes=true"],
    [3, 3, ""],
    [1, 1, ""],
  ])("that ends with %d ends the step with %d and says '%s'", (code, expected, output) => {
    expect(run(plan, code, env)).toMatchObject({ status: expected, output });
  });

  test("has what the pushed commits allow, if git knows where they begin", () => {
    const known = run(plan, 0, env).calls;
    expect(known.at(-1)).toBe("npm run plan -- dev --out plans/dev --allows-of aaa..bbb");
    const unknown = run(plan, 0, { ...env, GIT_CODE: "128" }).calls;
    expect(unknown.at(-1)).toBe("npm run plan -- dev --out plans/dev");
    expect(run(plan, 0, { ...env, BEFORE: "" }).calls).toEqual([
      "npm run plan -- dev --out plans/dev",
    ]);
  });

  test("has the gates that were typed, to the letter", () => {
    const ALLOW = 'dev-network:aws_subnet.a[0] dev-ssm:x["*"]';
    expect(run(plan, 0, { ...env, BEFORE: "", ALLOW }).calls).toEqual([
      'npm run plan -- dev --out plans/dev --allow dev-network:aws_subnet.a[0] --allow dev-ssm:x["*"]',
    ]);
  });

  test("runs nothing of what was typed", () => {
    const ALLOW = "$(touch made) `touch made` ; touch made";
    const { calls } = run(plan, 0, { ...env, BEFORE: "", ALLOW });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain("--allow $(touch --allow made)");
  });
});

describe.each([
  ["GitHub", () => script("deploy-environment.yml apply: Apply")],
  ["GitLab", () => gitlab("apply dev")],
])("an apply on %s", (_, text) => {
  test.each([
    [0, 0],
    [1, 1],
  ])("that ends with %d ends the step with %d", (code, expected) => {
    const { status, calls } = run(text(), code);
    expect(status).toBe(expected);
    expect(calls).toEqual(["npm run apply -- plans/dev --leave-previews"]);
  });

  test("that leaves previews is not green, and says what to do", () => {
    const { status, stdout } = run(text(), 2);
    expect(status).toBe(2);
    expect(stdout).toMatch(/previews.*(Run Deploy by hand for dev|Run a new pipeline)\./);
  });
});

describe("drift on GitHub", () => {
  const drift = script("drift.yml drift: Drift");

  test.each([
    [0, 0, "drift=gone"],
    [2, 0, "drift=found"],
    [1, 1, ""],
  ])("that ends with %d ends the step with %d and says '%s'", (code, expected, output) => {
    expect(run(drift, code, { NO_REFRESH: "" })).toMatchObject({ status: expected, output });
  });

  test("is looked for in all stacks, but for those that the role may not ask about", () => {
    expect(run(drift, 0, { NO_REFRESH: "" }).calls).toEqual([
      "npm run drift -- dev --out plans/dev-drift",
    ]);
    expect(run(drift, 0, { NO_REFRESH: "dev-ssm dev-iam" }).calls).toEqual([
      "npm run drift -- dev --out plans/dev-drift --without dev-ssm --without dev-iam",
    ]);
  });
});

test.each([
  ["plan.yml plan", "plans/dev/plan.md"],
  ["deploy-environment.yml plan", "plans/dev/plan.md"],
  ["drift.yml drift", "plans/dev-drift/drift.md"],
])("the summary of %s is the report, where there is one", (job, file) => {
  const text = script(`${job}: Summary`);
  expect(run(text, 0, { GITHUB_STEP_SUMMARY: "summary" }).status).toBe(0);
  const made = `mkdir -p "$(dirname ${file})"; echo report > ${file}\n${text}\ncat summary`;
  expect(run(made, 0, { GITHUB_STEP_SUMMARY: "summary" }).stdout).toBe("report\n");
});

test("a report fits into a summary, whatever its characters are", () => {
  const bytesInUtf8 = 4;
  expect(COMMENT_LIMIT * bytesInUtf8).toBeLessThan(2 ** 20);
});

describe.each([
  ["GitHub", () => script("rollout.yml rollout: Roll out")],
  ["GitLab", () => gitlab("roll out dev")],
])("a roll-out on %s", (_, text) => {
  const env = { SERVICE: "web", IMAGE: "x/web@sha256:1 $(touch made)" };

  test.each([
    [0, 0],
    [1, 1],
  ])("that ends with %d ends the step with %d", (code, expected) => {
    const { status, calls } = run(text(), code, env);
    expect(status).toBe(expected);
    expect(calls).toEqual(["npm run ops -- rollout dev web x/web@sha256:1 $(touch made)"]);
  });
});
