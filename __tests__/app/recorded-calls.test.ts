import { describe, expect, test } from "@jest/globals";
import type { Role } from "#analysis";
import { readRecorded } from "../../tools/calls/recorded";
import { askedFor } from "./calls/asked";
import { BY_HAND, type Exemption, NOT_PLANNED } from "./calls/exempt";
import { prove } from "./calls/proof";
import { ciRoles } from "./calls/roles";

/** The calls of a whole life of an environment with everything on, asked of CI's roles. */
const { plan, deploy } = ciRoles();
const recorded = readRecorded();
const isPlanned = ({ phases }: (typeof recorded.calls)[number]) =>
  phases.some((phase) => phase === "plan" || phase === "drift");

const DUTIES: readonly (readonly [
  duty: string,
  role: Role,
  asked: ReturnType<typeof askedFor>,
  exemptions: readonly Exemption[],
])[] = [
  ["plan", plan, askedFor(recorded, isPlanned), NOT_PLANNED],
  ["deploy", deploy, askedFor(recorded, () => true), BY_HAND],
];

describe.each(DUTIES)("the role that does %s", (_, role, asked, exemptions) => {
  const { denied, idle } = prove(role, asked, exemptions);

  test("is allowed every call that it makes", () => {
    expect(asked.length).toBeGreaterThan(400);
    expect(denied).toEqual([]);
  });

  test("is exempted from nothing that it is allowed or never makes", () => {
    expect(idle).toEqual([]);
  });
});

test("no stack's destroy is forgotten", () => {
  const destroyed = recorded.calls
    .filter(({ operation, phases }) => phases.includes("destroy") && /^(De|Dis|Re)/.test(operation))
    .filter(({ operation }) => !operation.startsWith("Describe"))
    .map(({ stack }) => stack);
  const stacks = new Set(recorded.calls.map(({ stack }) => stack));
  // What is left of state goes with its bucket: the tools delete both.
  expect([...stacks].filter((stack) => !destroyed.includes(stack))).toEqual(["local-state"]);
});
