import { describe, expect, test } from "@jest/globals";
import { exitCode } from "../exit-code";
import { html } from "../html";
import { markdown } from "../markdown";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";

const GONE = { leftover: { foreign: false } };
const service = changeOf({
  address: "aws_alarm.cpu",
  actions: ["delete"],
  before: { name: "cpu" },
});

describe("a plan that destroys what is in the code no more", () => {
  const report = reportOf([
    stackOf("dev-api", planOf(service), GONE),
    stackOf("dev-iam", planOf()),
  ]);

  test("says so, and can be applied", () => {
    const [api, iam] = report.stacks;
    expect(api).toMatchObject({ leftover: true, status: "changed", appliable: true });
    expect(iam).not.toHaveProperty("leftover");
  });

  test("tells it in both reports", () => {
    expect(markdown(report)).toContain("| `dev-api` | changed, not in the code |");
    expect(html(report)).toContain("not in the code</span>");
  });
});

describe("drift", () => {
  const drift = (...stacks: Parameters<typeof reportOf>[0]) => reportOf(stacks, { kind: "drift" });
  const outputs = {
    output_changes: { url: { actions: ["delete"], before: "u", after: null } },
  };
  const report = drift(
    stackOf("dev-api", { ...planOf(), ...outputs }, GONE),
    stackOf("dev-iam", planOf()),
  );

  test("is also what is deployed and in the code no more, although nothing of it changed in AWS", () => {
    expect(report.stacks[0]).toMatchObject({ status: "changed", appliable: false, outputs: [] });
    expect(exitCode(report)).toBe(2);
  });

  test("names it, and counts it as no difference from its last apply", () => {
    const text = markdown(report);
    expect(text).toContain("## Drift of dev: 1 stack not in the code");
    expect(text).toContain("- `dev-api` is deployed, and not in the code any more.");
    expect(text).not.toContain("differs from");
    expect(html(report)).toContain("dev-api: deployed, and not in the code any more.");
  });

  test("of the others is still told", () => {
    const changed = changeOf({
      address: "aws_vpc.vpc",
      actions: ["delete"],
      before: { id: "vpc-1" },
    });
    const both = drift(
      stackOf("dev-api", planOf(), GONE),
      stackOf("dev-network", { ...planOf(), resource_drift: [changed] }),
    );
    expect(markdown(both)).toContain("1 stack differs from what was applied last.");
  });
});
