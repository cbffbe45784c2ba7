import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@jest/globals";
import { isObject, readApp, resolveReferences, type SynthesizedApp } from "#terraform";
import { trafficInput } from "#plan";
import { parseEnvironments } from "../../config/load-environments";
import type { EnvironmentInput } from "../../config/schema/environment";
import { plansOf } from "../../packages/plan/__tests__/deployed";
import { reportOf, stackOf } from "../../packages/plan/__tests__/fixtures";
import local from "../sample-environments/local";
import { synthesizeApp } from "./synthesized-app";

/** What plans of the whole sample `local` do to what runs, after an edit of its services. */

type Services = NonNullable<EnvironmentInput["services"]>;

const appOf = (services: Services = {}): SynthesizedApp => {
  const input = { ...local, services: { ...local.services, ...services } };
  return resolveReferences(readApp(synthesizeApp(parseEnvironments({ local: input })).outdir));
};
const before = appOf();

/** Terraform registers a task definition again where anything of it differs. */
function planned(change: unknown): object {
  if (!isObject(change) || !isObject(change["change"])) throw new Error("a plan has changes");
  const { before: was, after: will } = change["change"];
  const same = isDeepStrictEqual(was, will);
  const isTask = change["type"] === "aws_ecs_task_definition";
  const actions = isTask ? ["create", "delete"] : ["update"];
  const known = was === null ? ["create"] : will === null ? ["delete"] : actions;
  return { ...change, change: { ...change["change"], actions: same ? ["no-op"] : known } };
}

function effectsAfter(
  services: Services,
  was: SynthesizedApp = before,
): Readonly<Record<string, readonly string[]>> {
  const after = appOf(services);
  const plans = plansOf(was, after).map(({ stack, plan }) => {
    const changes = plan["resource_changes"];
    if (!Array.isArray(changes)) throw new Error("a plan has changes");
    return { stack, plan: { ...plan, resource_changes: changes.map(planned) } };
  });
  const report = reportOf(
    plans.map(({ stack, plan }) => stackOf(stack.id, plan)),
    { app: after, traffic: trafficInput(plans, after) },
  );
  return Object.fromEntries(
    report.services.map(({ name, effect, reasons }) => [
      name.replace(/^learner-/, ""),
      [effect, ...reasons.map(({ why }) => why)],
    ]),
  );
}

const untouched = ["untouched"];
const { web, api } = local.services ?? {};
if (web?.kind !== "public" || api?.kind !== "internal") throw new Error("the sample has both");

test("without an edit all are untouched", () => {
  expect(effectsAfter({})).toEqual({
    web: untouched,
    api: untouched,
    mailer: untouched,
    report: untouched,
  });
});

test("a service with other variables is rolled out, and nobody else", () => {
  expect(effectsAfter({ web: { ...web, environment: { GREETING: "hello" } } })).toMatchObject({
    web: ["rolled-out", "environment GREETING is new"],
    api: untouched,
    mailer: untouched,
    report: untouched,
  });
});

test("a callee that moves to another port interrupts its caller, and is rolled out itself", () => {
  const { web: caller, api: callee } = effectsAfter({ api: { ...api, port: 9001 } });
  expect(caller?.[0]).toBe("interrupted");
  expect(callee?.[0]).toBe("rolled-out");
});

test("a callee that moves to a port that its callers may connect to already interrupts nobody", () => {
  const opened = appOf({ api: { ...api, alsoPorts: [9001] } });
  const { web: caller, api: callee } = effectsAfter({ api: { ...api, port: 9001 } }, opened);
  // A real plan knows the endpoint in its label, and rolls it out.
  expect(caller).toEqual(untouched);
  expect(callee?.[0]).toBe("rolled-out");
});

test("a call that is taken away interrupts the caller", () => {
  const { web: caller, api: callee } = effectsAfter({ web: { ...web, calls: [] } });
  // It is rolled out besides: its task definition no longer says where api is.
  expect(caller?.slice(0, 2)).toEqual(["interrupted", "it can no longer connect to api on 9000"]);
  expect(callee).toEqual(untouched);
});
