import { expect, test } from "@jest/globals";
import { markdown } from "../markdown";
import { redactor, secretsOf } from "../secrets";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";
import { accessOf, reachable } from "./rows";

const CANARY = "canary-5f2a91c7";
/** Too short to be looked for elsewhere: only marks can hide it. */
const SHORT = "c4n4ry";

/** Everything that is made of a plan, as one text. */
function rendered(plan: unknown, error?: string) {
  const report = reportOf([
    stackOf("dev-ssm", plan, { names: new Map([["aws_thing.thing", "thing"]]) }),
    ...(error === undefined ? [] : [stackOf("dev-alb", undefined, { error })]),
  ]);
  return `${JSON.stringify(report)}\n${markdown(report)}`;
}

/** A plan that changes one attribute, which holds the canary at some depth. */
const planWith = (after: unknown, afterSensitive: unknown, before: unknown = null) =>
  planOf(
    changeOf({
      before: { x: before, kept: 1 },
      after: { x: after, kept: 2 },
      beforeSensitive: before === null ? {} : { x: afterSensitive },
      afterSensitive: { x: afterSensitive },
    }),
  );

test.each<[string, unknown, unknown]>([
  ["an attribute", SHORT, true],
  ["a number", 5291, true],
  ["a whole map", { a: SHORT, b: { c: [SHORT] } }, true],
  ["a map in a list", [{ name: "a", value: SHORT }], [{ value: true }]],
  ["a list in a map", { a: { b: ["shown", SHORT] } }, { a: { b: [false, true] } }],
  ["a member that others are put before", ["shown", "more", SHORT], [false, false, true]],
  ["a text that is JSON", JSON.stringify({ Statement: [{ Sid: SHORT }] }), true],
  ["what a member is called", [{ name: SHORT, value: 1 }], [{ name: true }]],
])("a secret in %s never appears", (_, value, mark) => {
  const text = rendered(planWith(value, mark));
  expect(text).not.toContain(SHORT);
  expect(text).not.toContain("5291");
  expect(text).toContain("(sensitive)");
});

test.each<[string, unknown, unknown, unknown, unknown]>([
  ["that is replaced", SHORT, `${SHORT}2`, true, true],
  ["that goes", SHORT, null, true, {}],
  ["that is no secret any more", SHORT, SHORT.toUpperCase(), true, false],
  ["that becomes one", SHORT, `${SHORT}2`, false, true],
  ["in a list that gets another shape", [{ a: SHORT }], { a: "shown" }, [{ a: true }], {}],
])("a secret %s never appears", (_, before, after, beforeMark, afterMark) => {
  const text = rendered(
    planOf(
      changeOf({
        before: { x: before },
        after: { x: after },
        beforeSensitive: { x: beforeMark },
        afterSensitive: { x: afterMark },
      }),
    ),
  );
  expect(text.toLowerCase()).not.toContain(SHORT);
  expect(text).toContain("(sensitive)");
});

test("that a secret changes is told, and that it stays is no change", () => {
  const changesOf = (before: string) =>
    reportOf([stackOf("dev-ssm", planWith(CANARY, true, before))]).stacks[0]?.changes[0]
      ?.attributes;
  expect(changesOf("another")?.[0]).toEqual({
    path: "x",
    before: "(sensitive)",
    after: "(sensitive)",
    sensitive: true,
    unknown: false,
    forcesReplacement: false,
  });
  expect(changesOf(CANARY)?.map(({ path }) => path)).toEqual(["kept"]);
});

test("a secret in an output never appears", () => {
  const output = (value: unknown, mark: unknown) => ({
    ...planOf(),
    output_changes: {
      token: {
        actions: ["create"],
        before: null,
        after: value,
        after_unknown: false,
        before_sensitive: mark,
        after_sensitive: mark,
      },
    },
  });
  for (const plan of [output(CANARY, true), output({ a: [CANARY] }, { a: [true] })]) {
    expect(rendered(plan)).not.toContain(CANARY);
    expect(rendered(plan)).toContain("(sensitive)");
  }
});

test("of an output that is secret as a whole, not even its fields are told", () => {
  const plan = {
    ...planOf(),
    output_changes: {
      users: {
        actions: ["create"],
        before: null,
        after: { alex: "x" },
        after_unknown: false,
        before_sensitive: true,
        after_sensitive: true,
      },
    },
  };
  const [stack] = reportOf([stackOf("dev-ssm", plan)]).stacks;
  expect(stack?.outputs).toMatchObject([{ name: "users", after: "(sensitive)", sensitive: true }]);
});

test("what is marked in one place is gone from all others", () => {
  const secret = changeOf({
    address: "aws_ssm_parameter.password",
    after: { type: "SecureString", value: CANARY },
    afterSensitive: { value: true },
  });
  const copies = changeOf({
    after: { copy: `user:${CANARY}@host`, policy: JSON.stringify({ a: CANARY }) },
  });
  const imported = {
    address: "aws_thing.other",
    mode: "managed",
    type: "aws_thing",
    change: { actions: ["no-op"], before: {}, after: {}, importing: { id: `x/${CANARY}` } },
  };
  const text = rendered(planOf(secret, copies, imported), `Error: ${CANARY} is no password`);
  expect(text).not.toContain(CANARY);
  expect(text).toContain("user:(sensitive)@host");
  expect(text).toContain("x/(sensitive)");
  expect(text).toContain("Error: (sensitive) is no password");
});

test("findings, tables and reasons of gates are free of it as well", () => {
  const report = reportOf([stackOf("dev-ssm", planWith(CANARY, true))], {
    findings: [
      { rule: "r", severity: "high", resource: "dev-ssm/x", why: `has ${CANARY}`, remedy: "none" },
    ],
    access: [
      {
        stack: "dev-iam",
        address: "aws_iam_role.role",
        after: accessOf({ name: "role", may: [`Allow  s3:GetObject  ${CANARY}`] }),
      },
    ],
    traffic: { before: [], after: reachable(`internet  ${CANARY}  tcp  80`), problems: [] },
  });
  expect(JSON.stringify({ ...report, gates: report.gates.map(({ why }) => why) })).not.toContain(
    CANARY,
  );
  expect(report.gates).toHaveLength(3);
});

test("secret variables and data sources that were read before are secrets, too", () => {
  const plan = {
    ...planOf(),
    variables: { password: { value: CANARY }, region: { value: "us-east-1" } },
    configuration: { root_module: { variables: { password: { sensitive: true }, region: {} } } },
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              type: "aws_secretsmanager_random_password",
              values: { random_password: "another-canary", length: 14 },
              sensitive_values: { random_password: true },
            },
          ],
        },
      },
    },
  };
  expect(secretsOf("dev-ssm", plan)).toEqual([CANARY, "another-canary"]);
});

test("a plain parameter is hidden in its own place alone: it is no secret", () => {
  const image = "registry.example/web:1";
  const plan = planOf(
    changeOf({
      address: "aws_ssm_parameter.image",
      after: { type: "String", value: image },
      afterSensitive: { value: true },
    }),
    changeOf({ after: { image } }),
  );
  const attributes = reportOf([stackOf("dev-ssm", plan)]).stacks[0]?.changes.map((change) =>
    change.attributes.map(({ after }) => after),
  );
  expect(attributes).toEqual([["String", "(sensitive)"], [image]]);
});

test("texts are taken out as they are and as JSON has them, short ones are left", () => {
  const redact = redactor(['quo"ted\nsecret', "short"]);
  expect(
    redact({ a: ['x quo"ted\nsecret', JSON.stringify('quo"ted\nsecret')], b: "short" }),
  ).toEqual({ a: ["x (sensitive)", '"(sensitive)"'], b: "short" });
});
