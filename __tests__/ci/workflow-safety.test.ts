import { describe, expect, test } from "@jest/globals";
import { called, jobs, scripts, setupAction, workflow, workflows } from "./github";

const ownRepository = "github.event.pull_request.head.repo.full_name == github.repository";
const texts = [...workflows, setupAction].map(({ file, text }) => [file, text] as const);

describe.each(texts)("%s", (_, text) => {
  test("pins every action of others by its commit, with the version beside it", () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = ""]) => what);
    expect(uses.length).toBeGreaterThan(0);
    for (const what of uses.filter((one) => !one.startsWith("./"))) {
      expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test("uses no secret, and no event that hands a fork the repository's rights", () => {
    expect(text).not.toMatch(/\bsecrets\b/);
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
  });
});

test("an action has the same commit wherever it is used", () => {
  const uses = texts.flatMap(([, text]) => [...text.matchAll(/uses: ([\w/-]+)@(\w+)/g)]);
  const commits = new Map(uses.map(([, action, commit]) => [action, commit]));
  for (const [, action, commit] of uses)
    expect([action, commit]).toEqual([action, commits.get(action)]);
});

describe.each(workflows.map((one) => [one.file, one.workflow] as const))(
  "%s",
  (_, { on, ...all }) => {
    test("gives no job anything that the job does not name, and runs scripts that stop at an error", () => {
      expect(all.permissions).toEqual({});
      // GitHub adds pipefail only where bash is named.
      expect(all.defaults).toEqual({ run: { shell: "bash" } });
    });

    test("lets no fork near a job that gets a token for AWS, or may write", () => {
      if (!("pull_request" in on)) return;
      for (const { permissions = {}, if: condition = "" } of Object.values(all.jobs)) {
        if (!Object.values(permissions).includes("write")) continue;
        expect(condition.split(" && ").map((part) => part.trim())).toContain(ownRepository);
      }
    });
  },
);

describe.each(jobs)("%s", (_, job) => {
  test("names what it may do, and nothing more than that", () => {
    expect(job.permissions).toBeDefined();
    for (const [what, how] of Object.entries(job.permissions ?? {})) {
      if (how === "write") expect(["id-token", "pull-requests", "issues"]).toContain(what);
      else expect([what, how]).toEqual(["contents", "read"]);
    }
  });

  test("ends by itself", () => {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });

  test("checks out without leaving the token behind", () => {
    const checkouts = (job.steps ?? []).filter(({ uses = "" }) =>
      uses.startsWith("actions/checkout@"),
    );
    expect(checkouts).toHaveLength(job.uses === undefined ? 1 : 0);
    for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  test("gets credentials only after the packages are installed", () => {
    const order = (job.steps ?? []).map(({ uses = "" }) => uses.replace(/@.*/, ""));
    const credentials = order.indexOf("aws-actions/configure-aws-credentials");
    if (credentials >= 0) expect(order.slice(0, credentials)).toContain("./.github/actions/setup");
    expect(credentials >= 0).toBe(
      job.permissions?.["id-token"] === "write" && job.uses === undefined,
    );
  });
});

test.each(scripts)("%s: no expression is pasted into the script", (_, run) => {
  // What somebody else wrote, a branch's name, would be run. It comes in as a variable.
  expect(run).not.toContain("${{");
});

describe("what runs beside what", () => {
  test("one plan for a pull request at a time, and none that is cancelled with a lock in its hand", () => {
    expect(workflow("plan").concurrency).toEqual({
      group: "plan-${{ github.event.pull_request.number }}",
      "cancel-in-progress": false,
    });
  });

  test("one deployment of an environment at a time, from plan to apply, never cancelled", () => {
    const { deploy } = workflow("deploy").jobs;
    expect(deploy?.uses).toBe(called("deploy-environment"));
    expect(deploy?.concurrency).toEqual({
      group: "deploy-${{ matrix.name }}",
      "cancel-in-progress": false,
    });
    expect(Object.keys(workflow("deploy-environment").jobs)).toEqual(["plan", "apply"]);
    // A group of its own would wait for the one that calls it.
    expect(workflow("deploy-environment").concurrency).toBeUndefined();
  });

  test("one roll-out of a service at a time, never cancelled, whatever waits to be deployed", () => {
    expect(workflow("rollout").jobs["rollout"]?.concurrency).toEqual({
      group: "rollout-${{ matrix.name }}-${{ inputs.service }}",
      "cancel-in-progress": false,
    });
  });

  test("environments are deployed one after the other, and none after one that failed", () => {
    expect(workflow("deploy").jobs["deploy"]?.strategy).toMatchObject({
      "max-parallel": 1,
      "fail-fast": true,
    });
  });
});

describe("what is kept", () => {
  const uploads = jobs.flatMap(([id, { steps = [] }]) =>
    steps.flatMap(({ uses = "", with: what = {} }) =>
      uses.startsWith("actions/upload-artifact@")
        ? [{ id, what, paths: String(what["path"]).trim().split("\n") }]
        : [],
    ),
  );
  const isReport = (path: string) => /\/(plan|drift)\.(html|md|json)$/.test(path);

  test("plan files go from the plan to the apply, for a day, and nowhere else", () => {
    const plans = uploads.filter(({ paths }) => !paths.every(isReport));
    const name = "plan-files-${{ inputs.environment }}";
    expect(plans).toMatchObject([
      {
        id: "deploy-environment.yml plan",
        what: { name, "retention-days": 1, "if-no-files-found": "error" },
      },
    ]);
    const apply = workflow("deploy-environment").jobs["apply"]?.steps ?? [];
    expect(apply.map((step) => step.with?.["name"])).toContain(name);
  });

  test("every plan and every look for drift leaves its pages", () => {
    const reports = uploads.filter(({ paths }) => paths.every(isReport));
    expect(reports.map(({ id, paths }) => [id, paths.length])).toEqual([
      ["deploy-environment.yml plan", 3],
      ["drift.yml drift", 3],
      ["plan.yml plan", 3],
    ]);
  });

  test("plan and apply are of the same commit", () => {
    for (const { steps = [] } of Object.values(workflow("deploy-environment").jobs)) {
      expect(steps[0]?.with?.["ref"]).toBe("${{ github.sha }}");
    }
  });
});
