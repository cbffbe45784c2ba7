import { type CasesByRule, ref, type Resources } from "../fixtures";

const logged = { logConfiguration: { logDriver: "awslogs" } };

/** A task definition of one container. */
const container = (attributes: object): Resources => ({
  aws_ecs_task_definition: {
    task: { container_definitions: JSON.stringify([{ name: "app", ...attributes }]) },
  },
});
const unreadable: Resources = {
  aws_ecs_task_definition: { task: { container_definitions: ref("x.y") } },
};
const task = (attributes: object): Resources => ({
  aws_ecs_task_definition: { task: { ...attributes } },
});
const cluster = (attributes: object): Resources => ({ aws_ecs_cluster: { c: { ...attributes } } });
const exec = (attributes: object) =>
  cluster({ configuration: { execute_command_configuration: { ...attributes } } });
const log = { cloud_watch_log_group_name: "exec", cloud_watch_encryption_enabled: true };

export const ecsCases: CasesByRule = {
  "cluster-container-insights": {
    silent: {
      "on, as in a plan": cluster({ setting: [{ name: "containerInsights", value: "enhanced" }] }),
      "on, as one object": cluster({ setting: { name: "containerInsights", value: "enabled" } }),
    },
    fires: {
      off: [
        cluster({ setting: [{ name: "containerInsights", value: "disabled" }] }),
        "has Container Insights off",
      ],
      unsaid: [cluster({}), "has Container Insights off"],
    },
  },
  "cluster-exec-logged": {
    silent: {
      "in a group of its own": exec({ logging: "OVERRIDE" }),
      "as a plan writes it": cluster({
        configuration: [{ execute_command_configuration: [{ logging: "DEFAULT" }] }],
      }),
    },
    fires: {
      unsaid: [cluster({}), "does not say where ECS Exec sessions are logged"],
      nowhere: [exec({ logging: "NONE" }), "logs no ECS Exec session"],
    },
  },
  "cluster-exec-encrypted": {
    silent: { "a key for both": exec({ kms_key_id: "key", log_configuration: log }) },
    fires: {
      "no key": [exec({ log_configuration: log }), "has no key for ECS Exec sessions"],
      "a log that is not": [
        exec({ kms_key_id: "key", log_configuration: { cloud_watch_log_group_name: "exec" } }),
        "does not say that the log group of ECS Exec is encrypted",
      ],
      "a bucket that is not": [
        exec({ kms_key_id: "key", log_configuration: { s3_bucket_name: "exec" } }),
        "does not encrypt ECS Exec logs in S3",
      ],
    },
  },
  "task-roles-separate": {
    silent: {
      two: task({
        execution_role_arn: ref("aws_iam_role.a"),
        task_role_arn: ref("aws_iam_role.b"),
      }),
      none: task({}),
    },
    fires: {
      "one, even if its ARN is not known yet": [
        task({ execution_role_arn: ref("aws_iam_role.a"), task_role_arn: ref("aws_iam_role.a") }),
        "runs its containers with the execution role",
      ],
    },
  },
  "platform-latest": {
    silent: {
      unsaid: { aws_ecs_service: { s: {} } },
      latest: { aws_ecs_service: { s: { platform_version: "LATEST" } } },
    },
    fires: {
      "an old one": [
        { aws_ecs_service: { s: { platform_version: "1.3.0" } } },
        "stays on platform version 1.3.0",
      ],
      "an old one in a schedule": [
        {
          aws_scheduler_schedule: {
            s: { target: [{ ecs_parameters: [{ platform_version: "1.4.0" }] }] },
          },
        },
        "stays on platform version 1.4.0",
      ],
    },
  },
  "task-no-public-ip": {
    silent: {
      "a service without": {
        aws_ecs_service: { s: { network_configuration: { assign_public_ip: false } } },
      },
    },
    fires: {
      "a service with one": [
        { aws_ecs_service: { s: { network_configuration: [{ assign_public_ip: true }] } } },
        "gives its tasks public addresses",
      ],
      "a schedule with one": [
        {
          aws_scheduler_schedule: {
            s: {
              target: { ecs_parameters: { network_configuration: { assign_public_ip: true } } },
            },
          },
        },
        "gives its tasks public addresses",
      ],
      "an event with one": [
        {
          aws_cloudwatch_event_target: {
            s: { ecs_target: { network_configuration: { assign_public_ip: true } } },
          },
        },
        "gives its tasks public addresses",
      ],
    },
  },
  "container-not-privileged": {
    silent: { unsaid: container({}), no: container({ privileged: false }), unreadable },
    fires: { yes: [container({ privileged: true }), "container app is privileged"] },
  },
  "task-host-processes": {
    silent: { unsaid: task({}), "its own": task({ pid_mode: "task" }) },
    fires: { "its host's": [task({ pid_mode: "host" }), "shares the processes of its host"] },
  },
  "container-read-only-root": {
    silent: { yes: container({ readonlyRootFilesystem: true }), unreadable },
    fires: { unsaid: [container({}), "container app can write to its root file system"] },
  },
  "container-secrets": {
    silent: {
      "a setting": container({ environment: [{ name: "LOG_LEVEL", value: "info" }] }),
      "where a secret is": container({
        environment: [{ name: "PASSWORD_FILE", value: "/run/password" }],
      }),
      "a length and an issuer": container({
        environment: [
          { name: "PASSWORD_MIN_LENGTH", value: "12" },
          { name: "TOKEN_ISSUER", value: "https://auth.example.com" },
        ],
      }),
      "a secret by reference": container({ secrets: [{ name: "DB_PASSWORD", valueFrom: "arn" }] }),
    },
    fires: {
      "a secret by its name": [
        container({ environment: [{ name: "DB_PASSWORD", value: "x" }] }),
        "container app holds DB_PASSWORD in plain text, which is secret by its name",
      ],
      "AWS's own": [
        container({ environment: [{ name: "AWS_ACCESS_KEY_ID", value: "x" }] }),
        "container app holds AWS_ACCESS_KEY_ID in plain text, which is secret by its name",
      ],
      "a secret by its look": [
        container({ environment: [{ name: "X", value: "-----BEGIN RSA PRIVATE KEY-----" }] }),
        "container app holds X in plain text, which looks like a private key",
      ],
    },
  },
  "container-logs": {
    silent: { somewhere: container(logged), unreadable },
    fires: { nowhere: [container({}), "container app logs nowhere"] },
  },
  "container-non-root": {
    silent: {
      "a number": container({ user: "1000:1000" }),
      "a name": container({ user: "node" }),
      "a number that begins like root's": container({ user: "01000" }),
    },
    fires: {
      unsaid: [container({}), "container app runs as root"],
      "root by name": [container({ user: "root" }), "container app runs as root"],
      "root by number, with a group": [container({ user: "0:1000" }), "container app runs as root"],
    },
  },
  "cluster-capacity-providers": {
    silent: {
      named: {
        aws_ecs_cluster: { c: { name: "shop" } },
        aws_ecs_cluster_capacity_providers: {
          c: { cluster_name: "shop", capacity_providers: ["FARGATE"] },
        },
      },
      "instances that stay while in use": {
        aws_ecs_capacity_provider: {
          p: { auto_scaling_group_provider: { managed_termination_protection: "ENABLED" } },
        },
      },
    },
    fires: {
      none: [cluster({ name: "shop" }), "names no capacity provider"],
      "an empty list": [
        {
          ...cluster({ name: "shop" }),
          aws_ecs_cluster_capacity_providers: {
            c: { cluster_name: "shop", capacity_providers: [] },
          },
        },
        "names no capacity provider",
      ],
      "instances that go while in use": [
        { aws_ecs_capacity_provider: { p: { auto_scaling_group_provider: [{}] } } },
        "may end instances that tasks run on",
      ],
    },
  },
};
