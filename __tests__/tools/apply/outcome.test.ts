import { describe, expect, test } from "@jest/globals";
import type { ApplyResult } from "../../../tools/apply/apply-environment";
import { applyExitCode, describeOutcome } from "../../../tools/apply/outcome";
import { StackFailure } from "../../../tools/engine/stack-failure";
import { Interrupted } from "../../../tools/process/errors";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const report = reportOf([stackOf("dev-iam", planOf())]);
const preview = stackOf("dev-web", planOf(changeOf({ actions: ["create"] })), { preview: true });
const withPreview = reportOf([stackOf("dev-iam", planOf()), preview]);

const said = (result: Partial<ApplyResult>, of = report) => {
  const whole = { done: [], failures: [], notBegun: [], ...result };
  const text = describeOutcome(whole, { report: of, directory: "plans/dev" });
  return [applyExitCode(whole, of), ...text.split("\n")];
};

describe("an apply ends", () => {
  test("with what was applied and what stayed", () => {
    const done = [
      { id: "dev-iam", outcome: "applied before" as const },
      { id: "dev-network", outcome: "applied" as const },
      { id: "dev-ssm", outcome: "unchanged" as const },
    ];
    expect(said({ done })).toEqual([0, "Applied: dev-iam, dev-network", "Unchanged: dev-ssm"]);
  });

  test("with 2 and the next step where previews are left", () => {
    expect(said({ done: [{ id: "dev-iam", outcome: "applied" }] }, withPreview)).toEqual([
      2,
      "Applied: dev-iam",
      "Previews, left for the next plan: dev-web",
      "",
      "Go on with: npm run plan -- dev",
    ]);
  });

  const failed = (...errors: readonly (StackFailure | Interrupted)[]) =>
    said({
      done: [{ id: "dev-iam", outcome: "applied" }],
      failures: errors.map((error) => ({ id: "dev-ssm", error })),
      notBegun: ["dev-web"],
    });

  test("with 1 where a stack was changed in part, and with a new plan as the way on", () => {
    expect(failed(new StackFailure("Error: no", "plan"))).toEqual([
      1,
      "dev-ssm: Error: no",
      "",
      "Applied: dev-iam",
      "Failed: dev-ssm",
      "Not begun: dev-web",
      "",
      "What is applied stays. Correct the cause, then plan again, so that somebody sees what is left: npm run plan -- dev",
    ]);
  });

  test("with 1 where nothing of the stack was changed, and the same command goes on", () => {
    expect(failed(new StackFailure("Error: no", "again")).at(-1)).toBe(
      "Nothing of it was changed. Correct the cause, then go on with: npm run apply -- plans/dev",
    );
  });

  test("with a new plan where one of several stacks was changed in part", () => {
    const ended = failed(new StackFailure("no", "again"), new StackFailure("never", "plan"));
    expect(ended).toEqual(expect.arrayContaining(["dev-ssm: no", "dev-ssm: never"]));
    expect(ended.at(-1)).toContain("then plan again");
  });

  test("as the signal says that ended it", () => {
    const ended = failed(new Interrupted(130));
    expect([ended[0], ended.at(-1)]).toEqual([
      130,
      "Terraform has saved what it had done. Go on with: npm run apply -- plans/dev",
    ]);
  });
});
