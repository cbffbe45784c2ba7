import { describe, expect, test } from "@jest/globals";
import { parseStack, resolveReferences, type SynthesizedApp } from "#terraform";
import { accessInputs, rolesOfPlans } from "../access-inputs";
import type { OwnedResource } from "../drift/owned";
import { html } from "../html";
import { markdown } from "../markdown";
import { roleMoves } from "../role-moves";
import { reportOf, stackOf } from "./fixtures";

type Policies = Readonly<Record<string, readonly string[]>>;
type Tasks = Readonly<Record<string, string>>;

const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"] }] };
const document = (statement: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const trust = (service: string) =>
  document({ Principal: { Service: service }, Action: "sts:AssumeRole" });

/** Roles `<name>` with what they may do, and the task definitions that have them. */
function appOf(roles: Policies, tasks: Tasks, trusted = "ecs-tasks.amazonaws.com"): SynthesizedApp {
  const names = Object.keys(roles);
  const iam = parseStack("dev-iam", {
    provider,
    resource: {
      aws_iam_role: Object.fromEntries(
        names.map((name) => [name, { name, path: "/", assume_role_policy: trust(trusted) }]),
      ),
      aws_iam_role_policy: Object.fromEntries(
        names.map((name) => [
          name,
          {
            name,
            role: name,
            policy: document({ Action: roles[name], Resource: "arn:aws:s3:::learner-uploads/*" }),
          },
        ]),
      ),
    },
  });
  const shop = parseStack("dev-shop", {
    provider,
    resource: {
      aws_ecs_task_definition: Object.fromEntries(
        Object.entries(tasks).map(([family, role]) => [
          family,
          { family, task_role_arn: `arn:aws:iam::111111111111:role/${role}` },
        ]),
      ),
    },
  });
  return resolveReferences({ stacks: [iam, shop] });
}

/** The plan of the roles, from what one app says to what another does. */
function planOf(before: SynthesizedApp, after: SynthesizedApp) {
  const [was, will] = [before, after].map(
    ({ stacks: [iam] }) => new Map(iam?.resources.map((one) => [one.address, one])),
  );
  const addresses = new Set([...(was?.keys() ?? []), ...(will?.keys() ?? [])]);
  return {
    format_version: "1.2",
    configuration: {},
    resource_changes: [...addresses].map((address) => {
      const [type = "", name = ""] = address.split(".");
      const side = (of: typeof was) => of?.get(address)?.attributes ?? null;
      const change = {
        actions: ["update"],
        before: side(was),
        after: side(will),
        after_unknown: {},
      };
      return { address, mode: "managed", type, name, change };
    }),
  };
}

function reportOfMove(
  before: SynthesizedApp,
  after: SynthesizedApp,
  ids = ["dev-iam", "dev-shop"],
) {
  const [iam] = after.stacks;
  if (!iam) throw new Error("no stack of roles");
  const planned = [{ stack: iam, plan: planOf(before, after) }];
  const roles = rolesOfPlans(planned, after);
  const owned = before.stacks.flatMap(({ id: stack, resources }) =>
    resources.map(({ type, attributes: values }): OwnedResource => ({ stack, type, values })),
  );
  return reportOf([stackOf("dev-iam", planned[0]?.plan), stackOf("dev-shop")], {
    access: accessInputs(planned, roles),
    roleMoves: roleMoves(roles, after, owned, ids),
  });
}

const gatesOf = (before: SynthesizedApp, after: SynthesizedApp) =>
  reportOfMove(before, after).gates.map(({ stack, address, why }) => [`${stack}:${address}`, why]);

const read = ["s3:GetObject"];
const both = ["s3:GetObject", "s3:PutObject"];
const shared = appOf({ shared: read }, { web: "shared", api: "shared" });

describe("a service that gets a role of its own", () => {
  test("gets nothing new with what it could do before", () => {
    const own = appOf({ shared: read, web: read }, { web: "web", api: "shared" });
    expect(gatesOf(shared, own)).toEqual([]);
  });

  test("is stopped for what it could not do before, and for that alone", () => {
    const own = appOf({ shared: read, web: both }, { web: "web", api: "shared" });
    expect(gatesOf(shared, own)).toEqual([
      [
        "dev-iam:aws_iam_role.web",
        "web gets a role of its own; new: s3:PutObject on learner-uploads/*",
      ],
    ]);
    const { gates } = reportOfMove(shared, own);
    expect(gates[0]?.details).toEqual(["Allow  s3:PutObject  arn:aws:s3:::learner-uploads/*"]);
  });

  test("is stopped for a role that others may assume as well", () => {
    const own = appOf({ web: read }, { web: "web" }, "ec2.amazonaws.com");
    expect(gatesOf(appOf({ shared: read }, { web: "shared" }), own)).toEqual([
      [
        "dev-iam:aws_iam_role.web",
        "web gets a role of its own; may be assumed by more: sts:AssumeRole by ec2.amazonaws.com",
      ],
    ]);
  });
});

test("a role that loses its last service gives nobody more", () => {
  const own = appOf({ shared: read, web: read, api: read }, { web: "web", api: "api" });
  expect(gatesOf(shared, own)).toEqual([]);
});

test("a new role of several services is compared with what each of them had", () => {
  const before = appOf({ one: read, other: both }, { web: "one", api: "other" });
  const after = appOf({ one: read, other: both, team: both }, { web: "team", api: "team" });
  expect(gatesOf(before, after)).toEqual([
    ["dev-iam:aws_iam_role.team", "web gets the role team; new: s3:PutObject on learner-uploads/*"],
  ]);
});

test("a new role that a new service has as well is new as a whole", () => {
  const after = appOf({ shared: read, team: read }, { web: "team", api: "shared", job: "team" });
  expect(gatesOf(shared, after)).toEqual([
    ["dev-iam:aws_iam_role.team", expect.stringContaining("may now do: s3:GetObject on ")],
  ]);
});

test("a new role that nothing has is new as a whole", () => {
  const after = appOf({ shared: read, ci: read }, { web: "shared", api: "shared" });
  expect(gatesOf(shared, after)).toEqual([
    ["dev-iam:aws_iam_role.ci", expect.stringContaining("may now do: s3:GetObject on ")],
  ]);
});

test("a service that gets a role that is there, and may do more, is stopped", () => {
  const before = appOf({ shared: read, api: both }, { web: "shared", api: "api" });
  const after = appOf({ shared: read, api: both }, { web: "api", api: "api" });
  expect(gatesOf(before, after)).toEqual([
    ["dev-iam:aws_iam_role.api", "web gets the role api; new: s3:PutObject on learner-uploads/*"],
  ]);
  expect(gatesOf(after, before)).toEqual([]);
});

test("a plan of one stack tells what its roles or its tasks are part of, and no more", () => {
  const own = appOf({ shared: read, web: both }, { web: "web", api: "shared" });
  const moved = (...ids: string[]) =>
    reportOfMove(shared, own, ids).roleMoves.map(({ workload }) => workload);
  expect(moved("dev-iam")).toEqual(["web"]);
  expect(moved("dev-shop")).toEqual(["web"]);
  expect(moved("dev-alb")).toEqual([]);
});

test("who may assume a role that is there does not change with it", () => {
  const before = appOf({ shared: read }, { web: "shared" });
  const roles = (of: SynthesizedApp, from: SynthesizedApp) => ({
    stacks: of.stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.map((one) =>
        one.type === "aws_iam_role" && one.name === "other"
          ? (from.stacks[0]?.resources.find(({ address }) => address === one.address) ?? one)
          : one,
      ),
    })),
  });
  const two = { shared: read, other: read };
  const open = appOf(two, {}, "ec2.amazonaws.com");
  const from = roles(appOf(two, { web: "shared" }), open);
  expect(gatesOf(before, appOf(two, { web: "shared" }))).toHaveLength(1);
  expect(gatesOf(from, roles(appOf(two, { web: "other" }), open))).toEqual([]);
});

test("the role that a service has may do more: that is said of the role", () => {
  const after = appOf({ shared: both }, { web: "shared", api: "shared" });
  expect(gatesOf(shared, after)).toEqual([
    ["dev-iam:aws_iam_role.shared", "may now do: s3:PutObject on learner-uploads/*"],
  ]);
});

test("the reports say it in words, with the statements folded below", () => {
  const own = appOf({ shared: read, web: both }, { web: "web", api: "shared" });
  const report = reportOfMove(shared, own);
  const [page, text] = [html(report), markdown(report)];
  for (const one of [page, text]) {
    expect(one).toContain("web gets a role of its own; new: s3:PutObject on learner-uploads/");
    expect(one).toMatch(/<details><summary>1 statement<\/summary>/);
  }
  expect(text).toContain("### Access of the tasks of `web` (`dev-shop`)");
  expect(page).toContain("<h3>Tasks of web</h3>");
});
