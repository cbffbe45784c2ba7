import { expect, test } from "@jest/globals";
import { markdown } from "../../markdown";
import { effectLines } from "../../effects/words";
import { html } from "../../html";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";
import {
  container,
  effectsOf,
  gone,
  kept,
  revision,
  running,
  SERVICE,
  service,
  task,
  TASK,
  webIn,
} from "./plans";

const removed = [gone(SERVICE, service()), gone(TASK, task())];
const reportWith = (...changes: readonly object[]) =>
  reportOf([stackOf("dev-web", planOf(...changes))]);
const newImage = revision(task([container({ image: "web:2" })]));

test("a service that is destroyed stops, and a gate closes", () => {
  expect(webIn(...removed)).toEqual(["stopped", "it is destroyed"]);
  expect(reportWith(...removed).gates).toEqual([
    {
      gate: "stopped-service",
      stack: "dev-web",
      address: SERVICE,
      why: "stops: it is destroyed",
      allow: `--allow 'dev-web:${SERVICE}'`,
    },
  ]);
});

test("a roll-out closes none", () => {
  expect(reportWith(...newImage).gates).toEqual([]);
});

test("a first deployment is new, and closes none", () => {
  const created = [
    changeOf({ address: TASK, actions: ["create"], after: task() }),
    changeOf({ address: SERVICE, actions: ["create"], after: service() }),
  ];
  expect(webIn(...created)).toEqual(["new", "it is created"]);
  expect(reportWith(...created).gates).toEqual([]);
});

test("what Terraform could not finish making is made, and interrupts nothing", () => {
  const again = changeOf({
    address: SERVICE,
    actions: ["delete", "create"],
    before: service(),
    after: service(),
  });
  const tainted = { ...again, action_reason: "replace_because_tainted" };
  expect(webIn(kept(TASK, task()), tainted)).toEqual(["new", "it is created"]);
});

test("a service without tasks has nothing that could stop", () => {
  const idle = service({ desired_count: 0 });
  expect(webIn(gone(SERVICE, idle))).toEqual(["untouched", "warning: it is destroyed"]);
});

test("a service that is forgotten runs on", () => {
  const forgotten = changeOf({ address: SERVICE, actions: ["forget"], before: service() });
  expect(webIn(forgotten)).toEqual([
    "untouched",
    "warning: it runs on, and is nobody's from then on",
  ]);
});

test("a stack that could not be planned says that nobody knows, by its code", () => {
  const resource = {
    stackId: "dev-web",
    type: "aws_ecs_service",
    name: "web",
    address: SERVICE,
    path: "service",
    attributes: service(),
  };
  const stack = { id: "dev-web", resources: [resource], dataSources: [], outputs: {} };
  const app = {
    stacks: [{ ...stack, variables: {}, providers: {}, backend: undefined, dependencies: [] }],
  };
  const of = (...stacks: Parameters<typeof reportOf>[0]) =>
    reportOf(stacks, { app }).services.map(({ name, effect, reasons }) => [
      name,
      effect,
      ...reasons.map(({ why }) => why),
    ]);
  const unknown = ["dev-web", "unknown"];
  expect(of(stackOf("dev-web", undefined, { error: "no" }))).toEqual([
    [...unknown, "its stack could not be planned"],
  ]);
  expect(of(stackOf("dev-web"))).toEqual([[...unknown, "its stack was not planned"]]);
  const preview = planOf(changeOf({ address: SERVICE, actions: ["create"], after: service() }));
  expect(of(stackOf("dev-web", preview, { preview: true }))).toEqual([
    [...unknown, "its stack is planned with placeholders: apply the others first, then plan again"],
  ]);
  expect(of(stackOf("dev-web", preview, { preview: true, state: null }))).toEqual([
    ["dev-web", "new", "it is created"],
  ]);
});

test("drift does nothing to anybody", () => {
  const drift = { ...planOf(...running()), resource_drift: removed };
  expect(reportOf([stackOf("dev-web", drift)], { kind: "drift" }).services).toEqual([]);
});

test("the gravest comes first", () => {
  const stacks = { "dev-web": newImage, "dev-api": removed };
  expect(effectsOf(stacks).map(({ stack, effect }) => [stack, effect])).toEqual([
    ["dev-api", "stopped"],
    ["dev-web", "rolled-out"],
  ]);
});

test("the pages tell it before everything else, and its secrets not", () => {
  const report = reportWith(
    ...newImage,
    gone("aws_ecs_service.old", { ...service(), name: "old" }),
  );
  const told = markdown(report);
  expect(told.indexOf("### What becomes of what runs")).toBeLessThan(told.indexOf("| stack |"));
  expect(told).toContain("- `old` (`dev-web`): **stopped**: it is destroyed");
  expect(told).toContain("- `dev-web` (`dev-web`): rolled out: image web:1 -&#62; web:2");
  const page = html(report);
  expect(page.indexOf('<section id="services"')).toBeLessThan(page.indexOf('<section id="gates"'));
  expect(page).toContain("What becomes of what runs: 1 stopped, 1 rolled out");
  expect(page).toMatch(/<li>image web:1 -&gt; web:2 <a href="#change-dev-web_-/);
  const secret = planOf(
    ...revision(task([container({ image: "registry.example/secret-name:2" })])),
    changeOf({
      address: "aws_thing.x",
      after: { a: "secret-name:2" },
      afterSensitive: { a: true },
    }),
  );
  expect(JSON.stringify(reportOf([stackOf("dev-web", secret)]).services)).not.toContain(
    "secret-name",
  );
});

test("a terminal has a line for each service and each reason, and the untouched in one", () => {
  const bare = { deployment_minimum_healthy_percent: 0 };
  const { services } = reportOf([
    stackOf(
      "dev-web",
      planOf(...revision(task([container({ image: "web:2" })]), task(), service(bare))),
    ),
    stackOf(
      "dev-api",
      planOf(kept(SERVICE, service({ name: "dev-api", task_definition: "arn:other" }))),
    ),
  ]);
  expect(effectLines(services)).toEqual([
    "dev-web: interrupted for about 2 minutes",
    "  the roll-out may stop all its tasks before new ones are healthy",
    "  rolled out: image web:1 -> web:2",
    "untouched: dev-api",
  ]);
});
