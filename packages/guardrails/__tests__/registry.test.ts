import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { GUARDRAILS } from "../registry";
import { STANDING_EXCEPTIONS } from "../standing-exceptions";

const RULES_DIRECTORY = path.join(__dirname, "..", "..", "guardrails", "rules");

/** Public checks on what this project creates: Checkov's by number, AWS's (FSBP) by name. */
const CKV_AWS = [
  2, 7, 18, 21, 23, 24, 25, 32, 33, 51, 53, 54, 55, 56, 60, 61, 62, 63, 65, 66, 91, 103, 130, 131,
  136, 145, 147, 150, 158, 163, 223, 224, 249, 260, 261, 277, 286, 287, 288, 289, 290, 300, 314,
  316, 328, 332, 333, 334, 335, 336, 337, 338, 355, 378, 382,
];
const CKV2_AWS = [5, 11, 12, 20, 28, 61, 64, 65];
const FSBP = [
  ...["EC2.2", "EC2.6", "EC2.15", "EC2.55", "EC2.56", "EC2.57", "IAM.1", "IAM.21"],
  ...["ECS.2", "ECS.3", "ECS.4", "ECS.5", "ECS.8", "ECS.9", "ECS.12", "ECS.19", "ECS.20"],
  ...["ECR.3", "S3.5"],
];

test.each([
  ...CKV_AWS.map((number) => `CKV_AWS_${number}`),
  ...CKV2_AWS.map((number) => `CKV2_AWS_${number}`),
  ...FSBP,
])("a rule stands for %s", (check) => {
  expect(GUARDRAILS.filter(({ checks }) => checks.includes(check))).toHaveLength(1);
});

test("every file of rules/ is a rule in the registry, and is called like it", () => {
  const files = readdirSync(RULES_DIRECTORY, { recursive: true, encoding: "utf8" });
  const names = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.basename(file, ".ts"));
  expect(GUARDRAILS.map(({ id }) => id).toSorted()).toEqual(names.toSorted());
});

test.each(GUARDRAILS.map((rule) => [rule.id, rule] as const))(
  "%s says what holds and what to do, on one line each",
  (id, { title, remedy, types }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z][^\n|]+[^.\s]$/);
    expect(remedy).toMatch(/^[a-z][^\n|]+[^.\s]$/);
    expect(types.length).toBeGreaterThan(0);
  },
);

test("every standing exception is from a rule of the registry, with reason and owner", () => {
  const ids = GUARDRAILS.map(({ id }) => id);
  for (const { rule, reason, owner } of STANDING_EXCEPTIONS) {
    expect(ids).toContain(rule);
    expect(reason).toMatch(/^[A-Z].{30,}\.$/);
    expect(owner).not.toBe("");
  }
});
