import { expect, test } from "@jest/globals";
import type { GuardrailFinding, Severity } from "#guardrails";
import { findingsOfPlanOnly } from "../../findings";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";

const finding = (severity: Severity, why = "is open"): GuardrailFinding => ({
  rule: "open",
  severity,
  resource: "dev-alb/balancer/group",
  why,
  remedy: "close it",
});
const plan = planOf(changeOf({ address: "aws_security_group.g", after: { a: 1 } }));
const gatesOf = (severity: Severity, preview = false, path = "balancer/group") =>
  reportOf(
    [stackOf("dev-alb", plan, { preview, names: new Map([["aws_security_group.g", path]]) })],
    { findings: [finding(severity)] },
  ).gates;

test.each<Severity>(["high", "critical"])("a finding of severity %s is blocked", (severity) => {
  expect(gatesOf(severity)).toEqual([
    {
      gate: "guardrail-finding",
      stack: "dev-alb",
      address: "aws_security_group.g",
      why: `is open (open, ${severity})`,
      allow: "--allow 'dev-alb:aws_security_group.g'",
    },
  ]);
});

test.each<Severity>(["low", "medium"])("a finding of severity %s is only told", (severity) => {
  expect(gatesOf(severity)).toEqual([]);
});

test("a finding about what the plan leaves as it is is allowed by its construct", () => {
  expect(gatesOf("high", false, "another")[0]?.allow).toBe("--allow 'dev-alb:balancer/group'");
});

test("a finding of a preview may be about a placeholder, and is only told", () => {
  expect(gatesOf("critical", true)).toEqual([]);
});

test("only what the plan adds is a finding of the plan", () => {
  const [old, young] = [finding("high"), finding("high", "is open to more")];
  expect(findingsOfPlanOnly([old, young], [old])).toEqual([young]);
});
