import { describe, expect, test } from "@jest/globals";
import { checkGuardrails } from "../../check";
import type { Guardrail } from "../../guardrail";
import { GUARDRAILS } from "../../registry";
import { appOf, type Cases, type CasesByRule, type Resources } from "../fixtures";
import { cloudwatchCases } from "./cloudwatch";
import { codebuildCases } from "./codebuild";
import { ecrCases } from "./ecr";
import { ecsCases } from "./ecs";
import { elbv2Cases } from "./elbv2";
import { iamCases } from "./iam";
import { kmsCases } from "./kms";
import { s3Cases } from "./s3";
import { securityGroupCases } from "./security-groups";
import { snsCases } from "./sns";
import { ssmCases } from "./ssm";
import { vpcCases } from "./vpc";

const CASES: CasesByRule = {
  ...cloudwatchCases,
  ...codebuildCases,
  ...ecrCases,
  ...ecsCases,
  ...elbv2Cases,
  ...iamCases,
  ...kmsCases,
  ...s3Cases,
  ...securityGroupCases,
  ...snsCases,
  ...ssmCases,
  ...vpcCases,
};

test("every rule has resources that it is silent on, and some that it fires on", () => {
  expect(Object.keys(CASES).toSorted()).toEqual(GUARDRAILS.map(({ id }) => id).toSorted());
  for (const { silent, fires } of Object.values(CASES)) {
    expect([Object.keys(silent).length, Object.keys(fires).length]).not.toContain(0);
  }
});

/** What the rule alone says of the resources. */
function said(rule: Guardrail, { production = false }: Cases, resources: Resources) {
  const options = { production, rules: [rule], standingExceptions: [] };
  return checkGuardrails(appOf(resources), options).map(({ why }) => why);
}

describe.each(GUARDRAILS.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const cases = CASES[id] ?? { silent: {}, fires: {} };
  test.each(Object.entries(cases.silent))("is silent on %s", (_, resources) => {
    expect(said(rule, cases, resources)).toEqual([]);
  });
  test.each(Object.entries(cases.fires))("fires on %s", (_, [resources, ...says]) => {
    expect(said(rule, cases, resources)).toEqual(says);
  });
});

test.each(Object.entries(CASES).filter(([, { production }]) => production))(
  "%s is silent outside production",
  (id, { fires }) => {
    const rules = GUARDRAILS.filter((rule) => rule.id === id);
    for (const [resources] of Object.values(fires)) {
      const options = { rules, standingExceptions: [] };
      expect(checkGuardrails(appOf(resources), options)).toEqual([]);
    }
  },
);
