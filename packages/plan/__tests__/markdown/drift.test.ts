import { describe, expect, test } from "@jest/globals";
import { markdown } from "../../markdown";
import { changeOf, reportOf, stackOf } from "../fixtures";

const drifted = (...changes: readonly object[]) => ({
  format_version: "1.2",
  resource_changes: [],
  resource_drift: changes,
  output_changes: {},
});
const updated = changeOf({ address: "aws_vpc.vpc", before: { a: 1 }, after: { a: 2 } });
const tagged = changeOf({
  address: "aws_subnet.a",
  before: { tags: { Team: "x" } },
  after: { tags: { Team: "y" } },
});
const gone = changeOf({ address: "aws_eip.ip", actions: ["delete"], before: { id: "i" } });

const page = (...stacks: Parameters<typeof reportOf>[0]) =>
  markdown(reportOf(stacks, { kind: "drift" }));

describe("drift.md", () => {
  test("says what AWS has now, and what the state says", () => {
    const text = page(
      stackOf("dev-iam", drifted()),
      stackOf("dev-network", drifted(updated, gone)),
    );
    expect(text.split("\n").slice(0, 4)).toEqual([
      "<!-- terraform-drift: dev -->",
      "## Drift of dev: 1 changed, 1 gone",
      "",
      expect.stringContaining("**Drift.** 1 stack differs from what was applied last."),
    ]);
    expect(text).toContain("### `dev-network`: 1 changed, 1 gone");
    expect(text).toContain("! aws_vpc.vpc was changed\n-   a: 1\n+   a: 2");
    expect(text).toContain("- aws_eip.ip is gone");
    expect(text).toContain("As they were applied last: `dev-iam`.");
    expect(text).not.toMatch(/destroy|Gate/i);
  });

  test("shows tags that somebody changed", () => {
    expect(page(stackOf("dev-network", drifted(tagged)))).toContain('+   tags.Team: "y"');
  });

  test("is short where nothing differs", () => {
    const text = page(stackOf("dev-iam", drifted()));
    expect(text).toContain("## Drift of dev: none");
    expect(text).toContain("**No drift.** Everything is as it was applied last.");
  });

  test("says what could not be looked at", () => {
    const text = page(stackOf("dev-iam", undefined, { error: "Error: denied" }));
    expect(text).toContain("**Error.** The look is not whole: 1 stack failed, 0 skipped.");
    expect(text).toContain("Error: denied");
  });
});
