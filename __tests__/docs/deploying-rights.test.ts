import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { evaluablePolicy, type Subject } from "#analysis";
import { HOSTED_ZONE, WEB_ACL } from "../../tools/calls/identities";
import { readRecorded } from "../../tools/calls/recorded";
import {
  policiesOf,
  policyOf,
  RIGHTS_PAGE,
  rightsByStack,
  rightsPage,
  TOOLS,
} from "../../tools/calls/rights-page";
import type { RightsStatement } from "../../tools/calls/rights";
import { askedFor } from "../app/calls/asked";
import { prove } from "../app/calls/proof";
import { ciRoles } from "../app/calls/roles";

const recorded = readRecorded();

test("docs/deploying-rights.md is what was recorded", () => {
  expect(readFileSync(RIGHTS_PAGE, "utf8")).toBe(rightsPage(recorded));
});

test("each policy on the page can be pasted as one, with values as long as they may be", () => {
  const longest = {
    ...{
      ACCOUNT_ID: "1".repeat(12),
      REGION: "ap-southeast-1",
      WEB_ACL_ID: WEB_ACL.padEnd(36, "0"),
    },
    ...{ PREFIX: "p".repeat(20), PROJECT: "p".repeat(20), ENVIRONMENT: "e".repeat(20) },
  };
  const page = readFileSync(RIGHTS_PAGE, "utf8");
  const policies = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text = ""]) =>
    JSON.stringify(JSON.parse(text)),
  );
  expect(policies.length).toBeGreaterThan(rightsByStack(recorded).size);
  for (const policy of policies) {
    const filled = Object.entries(longest).reduce(
      (text, [word, value]) => text.replaceAll(word, value),
      policy,
    );
    expect(filled.length).toBeLessThanOrEqual(6144);
  }
});

test("together they have each statement of a stack, in order", () => {
  for (const statements of rightsByStack(recorded).values())
    expect(policiesOf(statements).flat()).toEqual(statements);
});

/** The words in capitals, as the recorded environment has them. */
const VALUES = {
  HOSTED_ZONE_ID: HOSTED_ZONE,
  "WEB_ACL_NAME/WEB_ACL_ID": `guard/${WEB_ACL}`,
  ACCOUNT_ID: "123456789012",
  REGION: "us-east-1",
  "PROJECT/ENVIRONMENT/": "vpc-to-ecs/local/",
  '"PROJECT"': '"vpc-to-ecs"',
  '"ENVIRONMENT"': '"dev"',
  PREFIX: "learner",
  "policy/BOUNDARY": "policy/boundary",
};

const { deploy } = ciRoles();

/** Somebody who has these rights, and no others. */
function somebodyWith(statements: readonly RightsStatement[]): Subject {
  const text = Object.entries(VALUES).reduce(
    (filled, [word, value]) => filled.replaceAll(word, value),
    JSON.stringify(policyOf(statements)),
  );
  const identity = [evaluablePolicy(JSON.parse(text), { name: "the page", kind: "identity" })];
  return { ...deploy, identity, boundary: undefined };
}

test.each([...rightsByStack(recorded)])(
  "%s: all of it is enough, and less is not",
  (name, rights) => {
    const isAsked = ({ stack }: { readonly stack: string | null }) =>
      stack === (name === TOOLS ? null : `local-${name}`);
    const { denied, used } = prove(somebodyWith(rights), askedFor(recorded, isAsked), []);
    expect(denied).toEqual([]);
    const allowedBy = new Map<unknown, string[]>();
    for (const [statement, requests] of used) {
      if (!statement.startsWith("the page")) continue;
      for (const one of requests) allowedBy.set(one, [...(allowedBy.get(one) ?? []), statement]);
    }
    const needed = new Set([...allowedBy.values()].filter((by) => by.length === 1).flat());
    expect(needed.size).toBe(rights.length);
  },
);
