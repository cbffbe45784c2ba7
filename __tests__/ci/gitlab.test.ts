import { describe, expect, test } from "@jest/globals";
import { extended, jobNames, main, mainText, TOP, written } from "./gitlab";

/** https://docs.gitlab.com/ci/yaml: the keywords of jobs that are in use here. */
const JOB_KEYWORDS = [
  "after_script",
  "artifacts",
  "before_script",
  "cache",
  "environment",
  "extends",
  "id_tokens",
  "image",
  "interruptible",
  "needs",
  "parallel",
  "resource_group",
  "rules",
  "script",
  "stage",
  "timeout",
  "variables",
];
const RULE_KEYWORDS = ["allow_failure", "if", "when"];
const ARTIFACT_KEYWORDS = ["access", "expire_in", "expose_as", "paths", "when"];

test("has jobs, and nothing that GitLab would not know", () => {
  expect(TOP.every((key) => new RegExp(`^${key}:`, "m").test(mainText))).toBe(true);
  for (const job of Object.values(written)) {
    expect(JOB_KEYWORDS).toEqual(expect.arrayContaining(Object.keys(job)));
    for (const rule of job.rules ?? []) {
      expect(RULE_KEYWORDS).toEqual(expect.arrayContaining(Object.keys(rule)));
    }
    expect(ARTIFACT_KEYWORDS).toEqual(expect.arrayContaining(Object.keys(job.artifacts ?? {})));
  }
});

describe.each(jobNames)("%s", (name) => {
  const job = extended(name);

  test("stands in a stage that there is, and says when it runs and how long at most", () => {
    expect(main.stages).toContain(job.stage);
    expect(job.rules?.length).toBeGreaterThan(0);
    expect(job.script?.length).toBeGreaterThan(0);
    // A job's token for AWS lasts for this time, and the role's credentials for an hour.
    const [, minutes] = /^(\d+) minutes$/.exec(job.timeout ?? "") ?? [];
    expect(Number(minutes)).toBeLessThanOrEqual(55);
  });

  test("needs jobs that run whenever it does", () => {
    for (const need of job.needs ?? []) {
      expect(jobNames).toContain(need);
      const before = extended(need);
      expect(main.stages.indexOf(String(before.stage))).toBeLessThanOrEqual(
        main.stages.indexOf(String(job.stage)),
      );
      const conditions = job.rules?.map(({ if: condition }) => condition);
      const runs = before.rules?.map(({ if: condition }) => condition);
      // "checks" runs with every pipeline but those of a schedule.
      if (need !== "checks") expect(runs).toEqual(conditions);
      else expect(conditions?.join()).not.toContain("schedule");
    }
  });

  test("keeps what it makes from who is not of the project", () => {
    if (job.artifacts !== undefined) expect(job.artifacts.access).toBe("developer");
  });
});

test("every reference is to something that there is", () => {
  const references = [...mainText.matchAll(/!reference \[(.*), (.*)\]/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, job = "", key = ""] of references) {
    expect(Object.keys(written[job] ?? {})).toContain(key);
  }
});

test("nothing asks for AWS before the project's variable is set", () => {
  for (const { rules } of main.include) expect(rules).toEqual([{ if: '$AWS_JOBS == "true"' }]);
  expect(jobNames.filter((name) => extended(name).id_tokens === undefined)).toEqual([
    "checks",
    "stories",
    "exit",
  ]);
});

test("plan files go from the plan to the apply and nowhere else", () => {
  const keeping = jobNames.filter((name) =>
    extended(name).artifacts?.paths.some((path) => path.endsWith("/")),
  );
  expect(keeping).toEqual(main.include.map(({ inputs }) => `deploy plan ${inputs.environment}`));
});

test("environments come one after the other, in the order of the file", () => {
  const names = main.include.map(({ inputs }) => inputs.environment);
  const needs = names.map((name) => extended(`deploy plan ${name}`).needs);
  expect(needs).toEqual([["checks"], ...names.slice(0, -1).map((name) => [`apply ${name}`])]);
});
