import { expect, test } from "@jest/globals";
import { checkGuardrails } from "../check";
import type { GuardrailException, StandingException } from "../exceptions";
import { formatFinding } from "../format";
import type { Guardrail } from "../guardrail";
import { GUARDRAILS } from "../registry";
import { appOf } from "./fixtures";

/** Finds every thing that is not good. */
const goodThings: Guardrail = {
  id: "good-things",
  title: "Things are good",
  checks: [],
  severity: "medium",
  types: ["thing"],
  remedy: "make it good",
  check: ({ attributes }) => (attributes["good"] === true ? undefined : "is bad"),
};
const severe: Guardrail = { ...goodThings, id: "severe", severity: "critical" };
const app = appOf({ thing: { a: { good: false }, b: { good: true }, c: {} }, other: { d: {} } });
const exception: GuardrailException = {
  rule: "good-things",
  resource: "test/a",
  reason: "It has always been like that.",
  owner: "nobody",
};
const standing: StandingException = {
  ...exception,
  resources: "things called c",
  appliesTo: ({ name }) => name === "c",
};

const check = (options: Parameters<typeof checkGuardrails>[1]) =>
  checkGuardrails(app, { rules: [goodThings], standingExceptions: [], ...options });
const summary = (options: Parameters<typeof checkGuardrails>[1]) =>
  check(options).map(({ rule, resource }) => `${rule} ${resource}`);

test("a finding says where, what, what to do, by which rule and how bad", () => {
  expect(check({}).map(formatFinding)).toEqual([
    "test/a: is bad: make it good (good-things, medium)",
    "test/c: is bad: make it good (good-things, medium)",
  ]);
});

test("the worst comes first", () => {
  expect(summary({ rules: [goodThings, severe] })).toEqual([
    "severe test/a",
    "severe test/c",
    "good-things test/a",
    "good-things test/c",
  ]);
});

test.each(["test/a", "test/thing.a"])("an exception names the resource as %s", (resource) => {
  expect(summary({ exceptions: [{ ...exception, resource }] })).toEqual(["good-things test/c"]);
});

test.each([
  ["for another rule", { rule: "severe" }, "test/a"],
  ["for a resource that is good", { resource: "test/b" }, "test/b"],
  ["for a resource that is not there", { resource: "test/gone" }, "test/gone"],
  ["for a resource of a stack that is not there", { resource: "gone/a" }, "gone/a"],
])("an exception %s is a finding of severity high", (_, change, resource) => {
  const findings = check({ exceptions: [{ ...exception, ...change }] });
  expect(findings.map(({ rule }) => rule)).toEqual([
    "exception-unused",
    "good-things",
    "good-things",
  ]);
  expect(findings[0]).toMatchObject({ severity: "high", resource });
  expect(findings[0]?.why).toMatch(/is an exception to [a-z-]+ that nothing needs/);
});

test("an exception may be needed by a stack that is not among those given", () => {
  expect(summary({ exceptions: [{ ...exception, resource: "gone/a" }], partial: true })).toEqual([
    "good-things test/a",
    "good-things test/c",
  ]);
});

test("a standing exception is made wherever such a resource is", () => {
  expect(summary({ standingExceptions: [standing] })).toEqual(["good-things test/a"]);
});

test("a standing exception that no such resource needs is a finding", () => {
  const appliesTo = ({ name }: { readonly name: string }) => name === "b";
  const findings = check({ standingExceptions: [{ ...standing, appliesTo }] });
  expect(findings[0]).toMatchObject({
    rule: "exception-unused",
    severity: "high",
    resource: "test/b",
    why: "needs no standing exception to good-things any more (things called c)",
  });
});

test("a standing exception without such a resource is none", () => {
  const appliesTo = () => false;
  expect(summary({ standingExceptions: [{ ...standing, appliesTo }] })).toHaveLength(2);
});

test("a standing exception to a rule that is not applied is not looked at", () => {
  const unrelated = { ...standing, rule: "severe", appliesTo: () => true };
  expect(summary({ standingExceptions: [unrelated] })).toHaveLength(2);
});

test("the whole registry and this project's standing exceptions are the default", () => {
  const target = { aws_lb_target_group: { t: { protocol: "HTTP", target_type: "ip" } } };
  const found = checkGuardrails(appOf(target)).map(({ rule }) => rule);
  expect(found).toEqual(["target-group-health-path"]);
  expect(GUARDRAILS.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["target-group-encrypted", "target-group-health-path"]),
  );
});
