import { resolveReferences, type SynthesizedApp } from "#terraform";
import type { PlanReport } from "#plan";
import {
  type ChangeOf,
  changeOf,
  planOf,
  reportOf,
  stackOf,
} from "../../../packages/plan/__tests__/fixtures";
import { accessOf, reachable } from "../../../packages/plan/__tests__/rows";

/** An apply must not run before somebody allows it: every kind of change, attribute and message. */
export function edited(app: SynthesizedApp): PlanReport {
  const edits: Readonly<Record<string, readonly object[]>> = {
    "local-iam": [
      editOf(app, "local-iam", "task-role/policy", {
        before: { name: "task", policy: policy("s3:GetObject") },
        after: { name: "task", policy: policy("s3:GetObject", "s3:PutObject") },
      }),
      editOf(app, "local-iam", "key/key", {
        before: { tags: { Team: "a" } },
        after: { tags: { Team: "b" } },
      }),
    ],
    "local-network": [
      editOf(app, "local-network", "private/b/subnet", {
        actions: ["delete", "create"],
        before: { availability_zone: "us-east-1b", cidr_block: "10.0.16.0/20", id: "subnet-2" },
        after: { availability_zone: "us-east-1c", cidr_block: "10.0.16.0/20" },
        afterUnknown: { id: true, arn: true },
        replacePaths: [["availability_zone"]],
      }),
      changeOf({
        address: "aws_nat_gateway.old",
        actions: ["delete"],
        before: { id: "nat-1", subnet_id: "subnet-1" },
      }),
    ],
    "local-build": [
      editOf(app, "local-build", "project/web/project", {
        before: { source: [{ buildspec: BUILDSPEC }] },
        after: { source: [{ buildspec: BUILDSPEC.replace("build .", "build --pull .") }] },
      }),
    ],
    "local-service-web": [
      editOf(app, "local-service-web", "task/task-definition", {
        actions: ["create", "delete"],
        before: { container_definitions: containers("12", "info"), revision: 3 },
        after: { container_definitions: containers("13", "debug") },
        afterUnknown: { revision: true },
        replacePaths: [["container_definitions"]],
      }),
      editOf(app, "local-service-web", "service/service", {
        before: { task_definition: "arn:aws:ecs:us-east-1:1:task-definition/web:3", token: "one" },
        after: { token: "two" },
        afterUnknown: { task_definition: true },
        beforeSensitive: { token: true },
        afterSensitive: { token: true },
      }),
    ],
  };
  return reportOf(
    app.stacks.map(({ id, dependencies, resources }) => {
      const own = edits[id] ?? [];
      const plan = planOf(
        ...own,
        ...resources.slice(own.length).map(({ address }) => stays(address)),
      );
      const outputs = { privateSubnetIds: OUTPUT };
      return stackOf(id, id === "local-network" ? { ...plan, output_changes: outputs } : plan, {
        dependencies,
        names: new Map(resources.map(({ address, path }) => [address, path])),
        reads: dependencies.includes("local-network")
          ? [{ stack: "local-network", output: "privateSubnetIds" }]
          : [],
      });
    }),
    {
      environment: "local",
      app: resolveReferences(app),
      allows: ["local-network:aws_nat_gateway.old"],
      access: [
        {
          stack: "local-iam",
          address: addressOf(app, "local-iam", "task-role/role"),
          before: accessOf({ name: "learner-ecs-role", may: [READS] }),
          after: accessOf({ name: "learner-ecs-role", may: [READS, WRITES] }),
        },
      ],
      traffic: {
        before: reachable("web  api  tcp  9000"),
        after: reachable("web  api  tcp  9001"),
        problems: [],
      },
      findings: [
        {
          rule: "vpc-flow-logs",
          severity: "medium",
          resource: "local-network/vpc/vpc",
          why: "has no flow log",
          remedy: "Add a flow log of all traffic.",
        },
      ],
    },
  );
}

const READS = "Allow  s3:GetObject  arn:aws:s3:::learner-source/*";
const WRITES = "Allow  s3:PutObject  arn:aws:s3:::learner-source/*";
const BUILDSPEC = `version: 0.2\nphases:\n  pre_build:\n    commands:\n      - docker login\n  build:\n    commands:\n      - docker build .\n      - docker push\n  post_build:\n    commands:\n      - echo done\n`;
const OUTPUT = {
  actions: ["update"],
  before: ["subnet-1", "subnet-2"],
  after: ["subnet-1", null],
  after_unknown: [false, true],
  before_sensitive: false,
  after_sensitive: false,
};

const policy = (...actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Sid: "Objects", Effect: "Allow", Action: actions }] });

const containers = (tag: string, level: string): string =>
  JSON.stringify([
    {
      name: "web",
      image: `111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/web:${tag}`,
      environment: [{ name: "LOG_LEVEL", value: level }],
    },
  ]);

const stays = (address: string): object =>
  changeOf({ address, actions: ["no-op"], before: {}, after: {} });

const editOf = (app: SynthesizedApp, stack: string, path: string, change: ChangeOf): object =>
  changeOf({ ...change, address: addressOf(app, stack, path) });

function addressOf({ stacks }: SynthesizedApp, stack: string, path: string): string {
  const found = stacks
    .find(({ id }) => id === stack)
    ?.resources.find((resource) => resource.path === path);
  if (!found) throw new Error(`${stack} has no ${path}`);
  return found.address;
}
