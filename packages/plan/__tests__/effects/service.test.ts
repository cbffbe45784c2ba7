import { describe, expect, test } from "@jest/globals";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";
import {
  container,
  effectsOf,
  GROUP_ARN,
  gone,
  kept,
  replaced,
  revision,
  running,
  SERVICE,
  service,
  targetGroup,
  task,
  TASK,
  updated,
  webIn,
  webOf,
} from "./plans";

type Json = Readonly<Record<string, unknown>>;

const changedTo = (more: Json, was: Json = {}) =>
  webIn(kept(TASK, task()), updated(SERVICE, service(was), more));

describe("a release", () => {
  const why = "runs `npm run migrate` with the new image before dev-web takes it";
  const releases = new Map([["dev-web", ["npm", "run", "migrate"]]]);
  const reasons = (...changes: readonly object[]) =>
    effectsOf({ "dev-web": changes }, { releases })[0]?.reasons.map(
      (one) => `${one.effect}: ${one.why}`,
    );

  test("runs before a new revision is rolled out, and stands first", () => {
    const image = task([container({ image: "x/web:2" })]);
    expect(reasons(...revision(image))).toEqual([
      `rolled-out: ${why}`,
      "rolled-out: image web:1 -> web:2",
    ]);
  });

  test("runs before the first start, and before a service without tasks gets any", () => {
    const [definition = {}] = revision(task());
    const made = changeOf({ address: SERVICE, actions: ["create"], after: service() });
    expect(reasons(changeOf({ address: TASK, actions: ["create"], after: task() }), made)).toEqual([
      `new: ${why}`,
      "new: it is created",
    ]);
    const none = service({ desired_count: 0 });
    expect(reasons(definition, updated(SERVICE, none, { task_definition: undefined }))).toEqual([
      `warning: ${why}`,
    ]);
  });

  test("runs for nothing but a revision, and only before its own service", () => {
    expect(reasons(kept(TASK, task()), updated(SERVICE, service(), { desired_count: 3 }))).toEqual(
      [],
    );
    const other = effectsOf(
      { "dev-web": revision(task()) },
      { releases: new Map([["dev-api", ["x"]]]) },
    );
    expect(other[0]?.reasons.map((one) => one.why)).not.toContain(why);
  });
});

const network = (more: Json) => ({
  network_configuration: [
    {
      subnets: ["subnet-b", "subnet-a"],
      security_groups: ["sg-web"],
      assign_public_ip: false,
      ...more,
    },
  ],
});
const balancer = (port: number, arn = GROUP_ARN) => ({
  load_balancer: [{ target_group_arn: arn, container_name: "web", container_port: port }],
});
const strategy = (name: string) => ({ capacity_provider_strategy: [{ capacity_provider: name }] });

test.each<[string, Json]>([
  ["security groups changed", network({ security_groups: ["sg-other"] })],
  ["subnets changed", network({ subnets: ["subnet-a"] })],
  ["public address changed", network({ assign_public_ip: true })],
  ["platform version 1.4.0 -> LATEST", { platform_version: "LATEST" }],
  ["its Service Connect configuration changed", { service_connect_configuration: [] }],
  ["its service discovery changed", { service_registries: [{ registry_arn: "arn:x" }] }],
  ["volume configuration changed", { volume_configuration: [{ name: "data" }] }],
  ["the load balancer's port 8080 -> 9090", balancer(9090)],
  ["another target group", balancer(8080, "arn:other")],
])("UpdateService makes a deployment: %s", (why, more) => {
  expect(changedTo(more, { platform_version: "1.4.0" })).toEqual(["rolled-out", why]);
});

test.each<Json>([
  { desired_count: 5 },
  { desired_count: 1 },
  { tags: { a: "b" }, tags_all: { a: "b" } },
  { deployment_maximum_percent: 150 },
  { deployment_circuit_breaker: [{ enable: true, rollback: true }] },
  { alarms: [{ enable: true }] },
  { health_check_grace_period_seconds: 10 },
  { enable_execute_command: true },
  { propagate_tags: "SERVICE" },
  { wait_for_steady_state: true },
  network({}),
])("UpdateService makes none: %j", (more) => {
  expect(changedTo(more)).toEqual(["untouched"]);
});

test("with force_new_deployment, everything but tags makes one", () => {
  const forced = { force_new_deployment: true };
  expect(changedTo({ desired_count: 5, tags: { a: "b" } }, forced)).toEqual([
    "rolled-out",
    "desired count changed, and force_new_deployment is on",
  ]);
  expect(changedTo({ triggers: { redeployment: "2" } }, forced)).toEqual([
    "rolled-out",
    "triggers changed, and force_new_deployment is on",
  ]);
  expect(changedTo({ tags: { a: "b" } }, forced)).toEqual(["untouched"]);
  const was = { ...forced, ...strategy("FARGATE") };
  expect(changedTo(strategy("FARGATE_SPOT"), was)).toEqual([
    "rolled-out",
    "capacity FARGATE -> FARGATE_SPOT, and force_new_deployment is on",
    "warning: AWS may stop any of its tasks with two minutes' notice: all are on Spot",
  ]);
});

test("what only the apply tells is never untouched", () => {
  const unknown = (afterUnknown: Json) =>
    webIn(kept(TASK, task()), updated(SERVICE, service(), {}, { afterUnknown }));
  expect(unknown({ network_configuration: [{ subnets: true }] })).toEqual([
    "rolled-out",
    "subnets changed",
  ]);
  expect(unknown({ network_configuration: true })).toEqual([
    "rolled-out",
    "network configuration may change: only the apply tells",
  ]);
  expect(unknown({ desired_count: true })).toEqual(["untouched"]);
});

test("a roll-out that may leave no task at work is an interruption", () => {
  const bare = service({
    desired_count: 1,
    deployment_minimum_healthy_percent: 0,
    deployment_maximum_percent: 100,
  });
  const after = task([container({ image: "web:2" })]);
  expect(
    webIn(...revision(after, task(), bare), kept("aws_lb_target_group.web", targetGroup())),
  ).toEqual([
    "interrupted",
    "the roll-out may stop all its tasks before new ones are healthy",
    "rolled-out: image web:1 -> web:2",
  ]);
  const stuck = { ...bare, deployment_minimum_healthy_percent: 50 };
  expect(webIn(...revision(after, task(), stuck))).toEqual([
    "rolled-out",
    "image web:1 -> web:2",
    "warning: the roll-out cannot go on: 1 of 1 tasks have to stay healthy, and no more than 1 may run",
  ]);
  expect(webIn(...running({ ...bare }))).toEqual(["untouched"]);
});

test("a desired count of zero stops it", () => {
  expect(changedTo({ desired_count: 0 })).toEqual([
    "stopped",
    "its desired count goes from 2 to 0",
  ]);
  expect(changedTo({ desired_count: 3 }, { desired_count: 0 })).toEqual([
    "new",
    "it starts: it ran no task",
  ]);
});

test("scaling that allows no task stops it, and that needs none may", () => {
  const target = { resource_id: "service/dev/dev-web", min_capacity: 1, max_capacity: 4 };
  const scaledTo = (more: Json) =>
    webIn(...running(), updated("aws_appautoscaling_target.web", target, more));
  expect(scaledTo({ min_capacity: 0, max_capacity: 0 })).toEqual([
    "stopped",
    "its scaling allows no task: at most 0",
  ]);
  expect(scaledTo({ min_capacity: 0 })).toEqual([
    "untouched",
    "warning: its scaling may take away all tasks: at least 0",
  ]);
  expect(scaledTo({ min_capacity: 2, max_capacity: 8 })).toEqual(["untouched"]);
  const [service0] = effectsOf({
    "dev-web": [
      gone(SERVICE, service({ desired_count: 0 })),
      kept("aws_appautoscaling_target.web", target),
    ],
  });
  expect(service0?.effect).toBe("stopped");
});

test("a replaced service is interrupted as long as its tasks drain, stop and start", () => {
  const [web] = effectsOf({
    "dev-web": [
      kept(TASK, task([container({ stopTimeout: 120 })])),
      kept("aws_lb_target_group.web", targetGroup()),
      replaced(SERVICE, service()),
    ],
  });
  expect(web).toMatchObject({
    effect: "interrupted",
    // 30 to drain, 120 to stop, 60 to start and as long to be healthy.
    seconds: 270,
    reasons: [{ why: "it is replaced, and the old one goes first", seconds: 270 }],
  });
  const { gates } = reportOf([stackOf("dev-web", planOf(replaced(SERVICE, service())))]);
  expect(gates.map(({ gate, why }) => [gate, why])).toEqual([
    [
      "interrupted-service",
      "is interrupted for about 2 minutes: it is replaced, and the old one goes first",
    ],
  ]);
});

test("a service whose successor is there first is rolled out, if Terraform waits for it", () => {
  const first = (more: Json) =>
    webIn(replaced(SERVICE, service(), { name: "dev-web", ...more }, ["create", "delete"]));
  expect(first({ wait_for_steady_state: true })).toEqual([
    "rolled-out",
    "it is replaced, the new one first",
  ]);
  expect(first({})).toEqual([
    "interrupted",
    "it is replaced, and the old one goes without waiting for the new one's tasks",
  ]);
});

test("a replaced target group is empty until new tasks are healthy, in whatever order", () => {
  for (const order of [
    ["create", "delete"],
    ["delete", "create"],
  ]) {
    const [web] = effectsOf({
      "dev-front": [replaced("aws_lb_target_group.web", targetGroup(), {}, order)],
      "dev-web": running(),
    });
    expect(web).toMatchObject({ effect: "interrupted", seconds: 120 });
    expect(web?.reasons).toMatchObject([
      {
        why: "its target group is replaced: the new one is empty until new tasks are healthy",
        stack: "dev-front",
      },
    ]);
  }
});

test("a target group that goes, is left, or asks for other health", () => {
  const group = "aws_lb_target_group.web";
  expect(webIn(...running(), gone(group, targetGroup()))).toEqual([
    "interrupted",
    "its target group is destroyed",
  ]);
  expect(
    webIn(kept(group, targetGroup()), updated(SERVICE, service(), { load_balancer: [] })),
  ).toEqual([
    "interrupted",
    "it leaves its load balancer",
    "rolled-out: it leaves its load balancer",
  ]);
  const health = [{ interval: 15, healthy_threshold: 2, path: "/health" }];
  expect(webIn(...running(), updated(group, targetGroup(), { health_check: health }))).toEqual([
    "untouched",
    "warning: another health check: tasks that do not pass it are replaced",
  ]);
  expect(webIn(...running(), updated(group, targetGroup(), { tags: { a: "b" } }))).toEqual([
    "untouched",
  ]);
});

const GROUNDS: readonly [string, string, Json][] = [
  ["aws_ecs_cluster.dev", "its cluster is", { id: "arn:cluster/dev", name: "dev" }],
  [
    "aws_service_discovery_http_namespace.dev",
    "its Service Connect namespace is",
    { arn: "arn:namespace/dev" },
  ],
  ["aws_subnet.a", "its subnet subnet-a is", { id: "subnet-a" }],
  ["aws_security_group.web", "its security group is", { id: "sg-web" }],
];

test.each(GROUNDS)("what it stands on is another stack's: %s", (address, words, values) => {
  const withGround = (change: object) => webOf({ "dev-ground": [change], "dev-web": running() });
  expect(withGround(replaced(address, values))).toEqual(["interrupted", `${words} replaced`]);
  expect(withGround(gone(address, values))).toEqual(["interrupted", `${words} destroyed`]);
  expect(withGround(updated(address, values, { tags: {} }))).toEqual(["untouched"]);
  expect(withGround(replaced(address, { ...values, id: "x", arn: "x", name: "x" }))).toEqual([
    "untouched",
  ]);
});

test("a namespace that the cluster gives to all counts, and none where Service Connect is off", () => {
  const defaults = { service_connect_defaults: [{ namespace: "arn:namespace/all" }] };
  const stacks = (connect: Json) => ({
    "dev-ecs": [
      kept("aws_ecs_cluster.dev", { name: "dev", ...defaults }),
      replaced("aws_service_discovery_http_namespace.all", { arn: "arn:namespace/all" }),
    ],
    "dev-web": running({ service_connect_configuration: [connect] }),
  });
  expect(webOf(stacks({ enabled: true }))[0]).toBe("interrupted");
  expect(webOf(stacks({ enabled: false }))).toEqual(["untouched"]);
});

const SCHEDULE = "aws_scheduler_schedule.nightly";
const nightly = (more: Json = {}, parameters: Json = {}): Json => ({
  id: "dev/dev-web",
  name: "dev-web",
  state: "ENABLED",
  schedule_expression: "cron(0 3 * * ? *)",
  target: [
    {
      arn: "arn:cluster/dev",
      ecs_parameters: [
        {
          task_definition_arn: task()["arn"],
          task_count: 1,
          network_configuration: [{ subnets: ["subnet-a"], security_groups: ["sg-web"] }],
          ...parameters,
        },
      ],
    },
  ],
  ...more,
});

test("a scheduled task takes what changes for its next run", () => {
  const [definition = {}] = revision(task([container({ image: "web:2" })]));
  expect(webIn(definition, kept(SCHEDULE, nightly()))).toEqual([
    "next-run",
    "image web:1 -> web:2",
  ]);
  const changed = (after: Json) =>
    webIn(kept(TASK, task()), changeOf({ address: SCHEDULE, before: nightly(), after }));
  expect(changed(nightly({ schedule_expression: "rate(1 hour)" }))).toEqual([
    "next-run",
    "schedule expression cron(0 3 * * ? *) -> rate(1 hour)",
  ]);
  expect(changed(nightly({}, { task_count: 2 }))).toEqual(["next-run", "task count changed"]);
  expect(changed(nightly({ description: "other" }))).toEqual(["untouched"]);
  expect(changed(nightly({ state: "DISABLED" }))).toEqual([
    "stopped",
    "its schedule is switched off",
  ]);
  expect(webIn(gone(SCHEDULE, nightly()))).toEqual(["stopped", "it is destroyed"]);
});

test("a schedule that is off has nothing to stop, and runs when it is switched on", () => {
  const off = nightly({ state: "DISABLED" });
  expect(webIn(gone(SCHEDULE, off))).toEqual(["untouched", "warning: it is destroyed"]);
  expect(webIn(changeOf({ address: SCHEDULE, before: off, after: nightly() }))).toEqual([
    "new",
    "its schedule is switched on",
  ]);
});

test("a task that an event starts is as its rule says", () => {
  const target = {
    rule: "dev-web",
    arn: "arn:cluster/dev",
    ecs_target: [{ task_definition_arn: task()["arn"] }],
  };
  const rule = {
    id: "dev-web",
    name: "dev-web",
    state: "ENABLED",
    schedule_expression: "rate(1 day)",
  };
  const withRule = (more: Json) =>
    webIn(
      kept(TASK, task()),
      kept("aws_cloudwatch_event_target.web", target),
      updated("aws_cloudwatch_event_rule.web", rule, more),
    );
  expect(withRule({ state: "DISABLED" })).toEqual(["stopped", "its schedule is switched off"]);
  expect(withRule({ description: "x" })).toEqual(["untouched"]);
});
