import { changeOf, type ChangeOf, planOf, reportOf, stackOf } from "../fixtures";
import type { ServiceEffect } from "../../effects/types";

type Json = Readonly<Record<string, unknown>>;

const ARN = "arn:aws:ecs:us-east-1:111111111111";
export const GROUP_ARN =
  "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/web/0123456789abcdef";
export const LISTENER_ARN =
  "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/dev/a/b";

/** A container of `web` as ECS keeps it. */
export const container = (more: Json = {}): Json => ({
  name: "web",
  image: "111111111111.dkr.ecr.us-east-1.amazonaws.com/web:1",
  essential: true,
  cpu: 0,
  portMappings: [{ name: "web", containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
  environment: [{ name: "LOG_LEVEL", value: "info" }],
  ...more,
});

/** A revision of its task definition. */
export const task = (containers: readonly Json[] = [container()], more: Json = {}): Json => ({
  id: "dev-web",
  family: "dev-web",
  revision: 5,
  arn: `${ARN}:task-definition/dev-web:5`,
  arn_without_revision: `${ARN}:task-definition/dev-web`,
  cpu: "256",
  memory: "512",
  execution_role_arn: "arn:aws:iam::111111111111:role/execution",
  task_role_arn: "arn:aws:iam::111111111111:role/web",
  container_definitions: JSON.stringify(containers),
  ...more,
});

/** The service as a state has it: two tasks behind a load balancer. */
export const service = (more: Json = {}): Json => ({
  id: `${ARN}:service/dev/dev-web`,
  name: "dev-web",
  cluster: "dev",
  task_definition: `${ARN}:task-definition/dev-web:5`,
  desired_count: 2,
  deployment_minimum_healthy_percent: 100,
  deployment_maximum_percent: 200,
  force_new_deployment: false,
  health_check_grace_period_seconds: 60,
  network_configuration: [
    { subnets: ["subnet-a", "subnet-b"], security_groups: ["sg-web"], assign_public_ip: false },
  ],
  load_balancer: [
    { target_group_arn: GROUP_ARN, container_name: "web", container_port: 8080, elb_name: "" },
  ],
  service_connect_configuration: [{ enabled: true, namespace: "arn:namespace/dev", service: [] }],
  tags: {},
  ...more,
});

export const targetGroup = (more: Json = {}): Json => ({
  id: GROUP_ARN,
  arn: GROUP_ARN,
  name: "dev-web",
  port: 8080,
  deregistration_delay: "30",
  health_check: [{ interval: 15, healthy_threshold: 2, path: "/" }],
  ...more,
});

export const SERVICE = "aws_ecs_service.web";
export const TASK = "aws_ecs_task_definition.web";

/** What stays as it is. */
export const kept = (address: string, values: Json): object =>
  changeOf({ address, actions: ["no-op"], before: values, after: values });

/** What is changed in place. */
export const updated = (address: string, before: Json, more: Json, rest: ChangeOf = {}): object =>
  changeOf({ address, before, after: { ...before, ...more }, ...rest });

/** What goes before its successor comes, or after it. */
export const replaced = (
  address: string,
  before: Json,
  more: Json = {},
  actions: readonly string[] = ["delete", "create"],
): object =>
  changeOf({
    address,
    actions,
    before,
    after: { ...before, ...more, id: undefined, arn: undefined },
    afterUnknown: { id: true, arn: true },
  });

export const gone = (address: string, before: Json): object =>
  changeOf({ address, actions: ["delete"], before });

/** A new revision of the task definition, and the service that takes it. */
export const revision = (after: Json, before: Json = task(), of: Json = service()): object[] => [
  changeOf({
    address: TASK,
    actions: ["create", "delete"],
    before,
    after: { ...after, id: undefined, arn: undefined, revision: undefined },
    afterUnknown: { id: true, arn: true, arn_without_revision: true, revision: true },
  }),
  changeOf({
    address: SERVICE,
    before: of,
    after: { ...of, task_definition: undefined },
    afterUnknown: { task_definition: true },
  }),
];

/** The service as it stands there, without its own change. */
export const running = (more: Json = {}): object[] => [
  kept(TASK, task()),
  kept(SERVICE, service(more)),
];

/** A change of what depends on others, as its state says. */
export const depending = (change: object, ...on: readonly string[]): object => ({
  ...change,
  depends_on: on,
});

/** What becomes of everything that runs, of plans by stack. */
export const effectsOf = (
  stacks: Readonly<Record<string, readonly object[]>>,
  more: Parameters<typeof reportOf>[1] = {},
): readonly ServiceEffect[] =>
  reportOf(
    Object.entries(stacks).map(([id, changes]) => stackOf(id, planWithState(changes))),
    more,
  ).services;

const planWithState = (changes: readonly object[]): object => ({
  ...planOf(...changes),
  prior_state: {
    values: { root_module: { resources: changes.filter((one) => "depends_on" in one) } },
  },
});

/** The same of `web` alone, with a line for each reason. */
export function webOf(...args: Parameters<typeof effectsOf>): string[] {
  const web = effectsOf(...args).find(({ name }) => name === "dev-web");
  if (!web) throw new Error("there is no web");
  const { effect, reasons } = web;
  return [
    effect,
    ...reasons.map((one) => `${one.effect === effect ? "" : `${one.effect}: `}${one.why}`),
  ];
}

/** The same where all is in one stack. */
export const webIn = (...changes: readonly object[]): string[] => webOf({ "dev-web": changes });
