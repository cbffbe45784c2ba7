import { expect, test } from "@jest/globals";
import { extended } from "./gitlab";
import { run } from "./run-script";

const gitlab = (name: string) => (extended(name).script ?? []).join("\n");

test.each([
  [0, 0],
  [2, 0],
  [3, 3],
  [1, 1],
])(
  "a plan of a merge request that ends with %d is told, then ends the job with %d",
  (code, expected) => {
    const { status, calls } = run(gitlab("plan dev"), code, {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: "aaa",
      CI_COMMIT_SHA: "bbb",
      NO_REFRESH: "dev-ssm",
    });
    expect(status).toBe(expected);
    expect(calls).toEqual([
      "npm run plan -- dev --out plans/dev --allows-of aaa..bbb --no-refresh dev-ssm",
      "node --import tsx tools/ci/comment.ts dev plans/dev/plan.md",
    ]);
  },
);

test.each([
  [0, 0],
  [2, 0],
  [3, 3],
  [1, 1],
])("a plan to deploy that ends with %d ends the job with %d", (code, expected) => {
  const { status, calls } = run(gitlab("deploy plan dev"), code, {
    ALLOW: "prod-network:a dev-network:b[0]",
    CI_COMMIT_BEFORE_SHA: "aaa",
    CI_COMMIT_SHA: "bbb",
  });
  expect(status).toBe(expected);
  expect(calls.at(-1)).toBe(
    "npm run plan -- dev --out plans/dev --allow dev-network:b[0] --allows-of aaa..bbb",
  );
});

test.each([
  [0, 0, "gone dev"],
  [2, 0, "found dev plans/dev-drift/drift.md"],
  [1, 1, undefined],
])("drift that ends with %d ends the job with %d", (code, expected, told) => {
  const { status, calls } = run(gitlab("drift dev"), code, { NO_REFRESH: "dev-ssm" });
  expect(status).toBe(expected);
  expect(calls).toEqual([
    "npm run drift -- dev --out plans/dev-drift --without dev-ssm",
    ...(told === undefined ? [] : [`node --import tsx tools/ci/drift-issue.ts ${told}`]),
  ]);
});
