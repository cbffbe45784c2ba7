import { expect, test } from "@jest/globals";
import { parsePlan } from "#terraform";
import { plannedRelease } from "../../../tools/release/planned-release";
import { releasesOf } from "../../../tools/release/releases";
import { testEnvironment } from "../../test-environment";
import { planned, planOf, release, SERVICE, TASK } from "./plans";

const of = (...values: Parameters<typeof planOf>) =>
  plannedRelease(release, parsePlan("dev-service-web", planOf(...values)));

test("a new revision of the task definition brings the release, with where the service runs", () => {
  expect(of()).toEqual(planned);
});

test("so does the service's first start", () => {
  expect(of({ actions: ["create"] }, { actions: ["create"] })).toEqual(planned);
});

test.each<[string, ...Parameters<typeof planOf>]>([
  ["of which the task definition stays", { actions: ["no-op"], before: TASK }],
  ["that only destroys the task definition", { actions: ["delete"], after: null }],
  ["of a service that waits for its first image", {}, { actions: ["no-op"], after: null }],
  ["that destroys the service", {}, { actions: ["delete"], after: null }],
])("a plan %s brings none", (_, ...values) => {
  expect(of(...values)).toBeUndefined();
});

test.each<[string, ...Parameters<typeof planOf>]>([
  [
    "security group",
    {},
    { after: { ...SERVICE, network_configuration: [{ subnets: ["subnet-a"] }] } },
  ],
  ["containers", { after: { ...TASK, container_definitions: undefined } }],
  ["cluster", {}, { after: { ...SERVICE, cluster: undefined } }],
])("what it needs is there before: its %s", (_, ...values) => {
  expect(() => of(...values)).toThrow(
    "The release of web cannot run before what it needs is there, which this plan makes (security group, " +
      "log group): deploy the service with the image's placeholder first, then record the image.",
  );
});

test("services have theirs before their stacks, and the others none", () => {
  const environment = testEnvironment({
    services: {
      web: { kind: "worker", release: { command: ["migrate"] } },
      api: { kind: "worker" },
      report: { kind: "scheduled", schedule: "rate(1 day)" },
    },
  });
  expect([...releasesOf(environment)]).toEqual([
    [
      `${environment.name}-service-web`,
      { service: "web", settings: { command: ["migrate"], timeoutMinutes: 15 } },
    ],
  ]);
});
