import { expect, test } from "@jest/globals";
import { countByLayer, layersToRun, summary } from "../../../tools/test/layers";

const file = (name: string, ...statuses: string[]) => ({
  name: `/somewhere/__tests__/${name}`,
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status })),
});

test("every layer runs unless it is left out by name", () => {
  expect(layersToRun()).toEqual({
    run: ["unit", "terraform", "browser", "lifecycle"],
    skipped: ["stories", "faults"],
  });
  expect(layersToRun("lifecycle, terraform", true)).toEqual({
    run: ["unit", "browser", "stories", "faults"],
    skipped: ["terraform", "lifecycle"],
  });
});

test("a layer that does not exist is an error, and so is leaving out all", () => {
  expect(() => layersToRun("slow")).toThrow(
    "SKIP_LAYERS: slow is not a layer of tests: use unit, terraform, browser, lifecycle, stories, faults.",
  );
  expect(() => layersToRun("unit,terraform,browser,lifecycle")).toThrow("leaves no layer");
  expect(layersToRun("unit,terraform,browser,lifecycle", true).run).toEqual(["stories", "faults"]);
});

test("tests are counted by layer, a file that could not be loaded as a failure", () => {
  const counts = countByLayer({
    testResults: [
      file("lib/cidr.test.ts", "passed", "failed", "pending"),
      file("integration/terraform/validate.test.ts", "passed"),
      file("integration/browser/page.test.ts", "passed", "passed"),
      file("integration/tools/emulator.test.ts", "passed"),
      { ...file("integration/lifecycle/lifecycle.test.ts"), status: "failed" },
      file("integration/stories/gates.test.ts", "passed"),
      file("integration/faults/kills.test.ts", "passed"),
    ],
  });
  expect(counts).toEqual({
    unit: { passed: 1, failed: 1, skipped: 1 },
    terraform: { passed: 1, failed: 0, skipped: 0 },
    browser: { passed: 2, failed: 0, skipped: 0 },
    lifecycle: { passed: 1, failed: 1, skipped: 0 },
    stories: { passed: 1, failed: 0, skipped: 0 },
    faults: { passed: 1, failed: 0, skipped: 0 },
  });
  expect(summary(counts, [])).toMatch(/\nTests: 7 passed, 2 failed, 1 skipped$/);
});

test("a layer left out is named in the summary", () => {
  const none = { passed: 0, failed: 0, skipped: 0 };
  const ran = { unit: { ...none, passed: 2 }, terraform: none, browser: none };
  const said = summary({ ...ran, lifecycle: none, stories: none, faults: none }, [
    "lifecycle",
    "stories",
    "faults",
  ]);
  expect(said).toContain("lifecycle  NOT RUN: SKIP_LAYERS leaves it out");
  expect(said).toContain("stories    NOT RUN: npm test -- --all runs it, too");
});
