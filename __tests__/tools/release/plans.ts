import type { PlannedRelease } from "../../../tools/release/planned-release";
import type { ServiceRelease } from "../../../tools/release/releases";

type Json = Readonly<Record<string, unknown>>;

/** What a plan says of the service web: with this for its task definition and its service. */
export function planOf(task: Json = {}, service: Json = {}): unknown {
  const change = (type: string, address: string, values: object) => ({
    ...{ address: `${type}.${address}`, type, name: address, mode: "managed" },
    change: { before: null, after_unknown: {}, ...values },
  });
  return {
    format_version: "1.2",
    resource_changes: [
      change("aws_ecs_task_definition", "task", {
        actions: ["create", "delete"],
        after: TASK,
        ...task,
      }),
      change("aws_ecs_service", "service", { actions: ["update"], after: SERVICE, ...service }),
    ],
  };
}

export const SERVICE = {
  name: "learner-web",
  cluster: "arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster",
  network_configuration: [
    { subnets: ["subnet-a", "subnet-b"], security_groups: ["sg-web"], assign_public_ip: false },
  ],
};

const container = {
  name: "web",
  image: "111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/web@sha256:2",
  essential: true,
  command: ["serve"],
  portMappings: [{ name: "web", containerPort: 8080 }],
  environment: [{ name: "LOG_LEVEL", value: "info" }],
  secrets: [{ name: "DATABASE", valueFrom: "arn:aws:ssm:us-east-1:111111111111:parameter/x" }],
  dockerLabels: { "config/app/log-level": "aaaa" },
  user: "1000:1000",
  readonlyRootFilesystem: true,
  mountPoints: [{ sourceVolume: "scratch", containerPath: "/tmp", readOnly: false }],
  dependsOn: [{ containerName: "agent", condition: "START" }],
  healthCheck: { command: ["CMD-SHELL", "true"] },
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": "/learner/service/web", "awslogs-stream-prefix": "web" },
  },
};

export const TASK = {
  family: "learner-web",
  cpu: "512",
  memory: "1024",
  execution_role_arn: "arn:aws:iam::111111111111:role/learner-ecs-task-exc-role",
  task_role_arn: "arn:aws:iam::111111111111:role/learner-web-task-role",
  runtime_platform: [{ operating_system_family: "LINUX", cpu_architecture: "ARM64" }],
  volume: [{ name: "scratch" }],
  container_definitions: JSON.stringify([{ ...container, name: "agent" }, container]),
  tags_all: { Name: "learner-web", Project: "vpc-to-ecs" },
};

export const release: ServiceRelease = {
  service: "web",
  settings: { command: ["npm", "run", "migrate"], timeoutMinutes: 15 },
};

export const planned: PlannedRelease = {
  ...{ ...release, task: TASK, cluster: SERVICE.cluster },
  subnets: ["subnet-a", "subnet-b"],
  securityGroups: ["sg-web"],
};
