import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { PROJECT_ROOT } from "../../tools/project/paths";
import { readRecorded } from "../../tools/calls/recorded";
import { askedFor, textOf } from "./calls/asked";
import { BY_HAND, NOT_PLANNED, NOT_ROLLED_OUT } from "./calls/exempt";
import { prove } from "./calls/proof";
import { allowing, deniedWithout, unusedRights } from "./calls/rights";
import { ciRoles } from "./calls/roles";
import { rightsOf, UNUSED_BY_DEPLOY, UNUSED_BY_PLAN, UNUSED_BY_ROLLOUT } from "./calls/unused";

/** The calls of a whole life of an environment with everything on, asked of CI's roles. */
const { plan, deploy, rollout } = ciRoles();
const recorded = readRecorded();
const isPlanned = ({ phases }: (typeof recorded.calls)[number]) =>
  phases.some((phase) => phase === "plan" || phase === "drift");

type RecordedCall = (typeof recorded.calls)[number];
const isOfService = ({ stack }: RecordedCall) => stack?.startsWith("local-service-") === true;
/** Services get their images with the story's changes, of which one fails; then nothing is left to do. */
const isRolledOut = (call: RecordedCall) =>
  (isOfService(call) || call.stack === null) &&
  call.phases.some((phase) => phase === "change" || phase === "again");

const DUTIES = [
  ["plan", plan, askedFor(recorded, isPlanned), NOT_PLANNED, UNUSED_BY_PLAN],
  ["deploy", deploy, askedFor(recorded, () => true), BY_HAND, UNUSED_BY_DEPLOY],
  ["roll-out", rollout, askedFor(recorded, isRolledOut), NOT_ROLLED_OUT, UNUSED_BY_ROLLOUT],
] as const;

const tried: { readonly statements: number; readonly unnoticed: number }[] = [];

describe.each(DUTIES)("the role that does %s", (_, role, asked, exemptions, unused) => {
  const proof = prove(role, asked, exemptions);

  test("is allowed every call that it makes", () => {
    expect(asked.length).toBeGreaterThan(200);
    expect(proof.denied).toEqual([]);
  });

  test("is exempted from nothing that it is allowed or never makes", () => {
    expect(proof.idle).toEqual([]);
  });

  test("has no right that no call uses, but for those with a reason", () => {
    expect(unusedRights(role, proof).toSorted()).toEqual(rightsOf(unused).toSorted());
  });

  test("is denied a call, and which is said, whichever of its statements is taken away", () => {
    const statements = allowing(role);
    const unnoticed = statements.filter(
      (statement) => deniedWithout(role, statement, proof).length === 0,
    );
    // Nothing but those that no call uses, of which each action has its reason.
    const idle = statements.filter(({ actions, id }) =>
      actions.texts.every((action) => rightsOf(unused).includes(`${id} ${action}`)),
    );
    expect(unnoticed.map(({ id }) => id)).toEqual(idle.map(({ id }) => id));
    tried.push({ statements: statements.length, unnoticed: unnoticed.length });
  });
});

test("docs/ci-roles.md says how many statements are noticed", () => {
  const statements = tried.reduce((sum, one) => sum + one.statements, 0);
  const unnoticed = tried.reduce((sum, one) => sum + one.unnoticed, 0);
  const page = readFileSync(path.join(PROJECT_ROOT, "docs", "ci-roles.md"), "utf8");
  expect(page).toContain(
    `${statements - unnoticed} of the ${statements} statements that allow\n  something are noticed.`,
  );
});

test("whoever rolls out is denied what a deployment of any other stack changes", () => {
  const changes = askedFor(
    recorded,
    (call) => !isOfService(call) && !/^(BatchGet|Describe|Get|Head|List)/.test(call.operation),
  );
  const { used, denied } = prove(rollout, changes, []);
  expect(denied.length).toBeGreaterThan(200);
  const allowed = [...used.values()].flat().filter(({ request }) => request.besides === undefined);
  // The parameters are made by ssm, and what is in them is the image.
  expect([...new Set(allowed.map(textOf))].toSorted()).toEqual(
    ["imagearn/value", ...["api", "mailer", "report"].map((name) => `services/${name}/image`)].map(
      (name) =>
        `local-ssm: ssm:PutParameter: ssm:PutParameter on arn:aws:ssm:us-east-1:123456789012:parameter/learner/${name}`,
    ),
  );
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
