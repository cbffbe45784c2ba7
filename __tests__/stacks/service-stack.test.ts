import { describe, expect, test } from "@jest/globals";
import type { ServiceStack } from "../../stacks/service-stack";
import { configurationOf, outputsOf, resourcesOf } from "#testing";
import { plainServices, web } from "./service-fixtures";
import { wholeOf } from "./whole";

const image = "data.aws_ssm_parameter.image_parameter_0995A0AF.insecure_value";
const onceRecorded = `\${(${image} != "1") ? 1 : 0}`;

const services = plainServices({
  web: {
    ...web,
    calls: ["api"],
    config: { LOG_LEVEL: "app/log-level" },
    secrets: { SESSION_KEY: "app/session-key" },
    environment: { B: "2", A: "1" },
    writablePaths: { scratch: "/tmp" },
    scaling: { minTasks: 2, maxTasks: 6, cpuPercent: 60, requestsPerTask: 1000 },
  },
  api: { kind: "internal", port: 9000 },
  jobs: {
    kind: "worker",
    desiredCount: 3,
    statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::input/*"] }],
  },
});
const stack = services.running("web");

const only = (from: ServiceStack, type: string) => {
  const found = resourcesOf(from, type);
  expect(found).toHaveLength(1);
  return found[0]?.attributes ?? {};
};
/** What stands at the top of a stack's configuration. */
const part = (from: ServiceStack, name: string) =>
  new Map<string, unknown>(Object.entries(configurationOf(from))).get(name);
const containers = (from: ServiceStack) =>
  JSON.parse(String(only(from, "aws_ecs_task_definition")["container_definitions"])) as Record<
    string,
    unknown
  >[];

describe("task", () => {
  test("runs the recorded image as another user than root, on a root that is read-only", () => {
    expect(containers(stack)).toEqual([
      {
        name: "web",
        image: `\${${image}}`,
        essential: true,
        cpu: 0,
        portMappings: [
          {
            name: "web",
            containerPort: 8080,
            hostPort: 8080,
            protocol: "tcp",
            appProtocol: "http",
          },
        ],
        environment: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        secrets: [
          {
            name: "LOG_LEVEL",
            valueFrom: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/config/app/log-level",
          },
          {
            name: "SESSION_KEY",
            valueFrom:
              "arn:aws:ssm:us-east-1:111111111111:parameter/learner/secrets/app/session-key",
          },
        ],
        dockerLabels: {
          "config/app/log-level": expect.stringMatching(/^[0-9a-f]{12}$/),
          "endpoint/api": "${local.endpoint-of-api}",
          "secret/app/session-key": "version 1",
        },
        user: "1000:1000",
        readonlyRootFilesystem: true,
        mountPoints: [{ sourceVolume: "scratch", containerPath: "/tmp", readOnly: false }],
        volumesFrom: [],
        systemControls: [],
        stopTimeout: 30,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": expect.stringMatching(/^\$\{aws_cloudwatch_log_group\./),
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "web",
          },
        },
      },
    ]);
  });

  test("ends the plan where its image is in a repository that nobody may pull from", () => {
    const further = "arn:aws:ecr:eu-west-1:222222222222:repository/team/agent";
    const from = plainServices({ web }, { iam: { imageRepositories: [further] } }).running("web");
    const { precondition } = only(from, "aws_ecs_task_definition")["lifecycle"] as {
      precondition: { condition: string; error_message: string }[];
    };
    expect(precondition).toEqual([
      {
        condition: `\${(!can(regex("^[0-9]{12}[.]dkr[.-]ecr(-fips)?[.][a-z0-9-]+[.][a-z.]+/", ${image})) || can(regex("^(111111111111[.]dkr[.-]ecr(-fips)?[.]us-east-1[.][a-z.]+/learner/[^:@]+|222222222222[.]dkr[.-]ecr(-fips)?[.]eu-west-1[.][a-z.]+/team/agent)([:@]|$)", ${image})))}`,
        error_message: `The image of web, \${${image}}, is in a repository of ECR that tasks may not pull from: record another, or add the repository's ARN to iam.imageRepositories.`,
      },
    ]);
  });

  test("is a Fargate task of the configured size and architecture", () => {
    const arm = plainServices({
      jobs: { kind: "worker", cpu: 1024, memoryMiB: 2048, architecture: "ARM64" },
    });
    expect(only(arm.running("jobs"), "aws_ecs_task_definition")).toMatchObject({
      family: "learner-jobs",
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: "1024",
      memory: "2048",
      runtime_platform: { operating_system_family: "LINUX", cpu_architecture: "ARM64" },
      execution_role_arn: "arn:aws:iam::111111111111:role/execution",
      task_role_arn: "arn:aws:iam::111111111111:role/task",
      lifecycle: { create_before_destroy: true, precondition: [expect.anything()] },
    });
  });

  test("has a task role of its own where the service declares statements", () => {
    expect(only(services.running("jobs"), "aws_ecs_task_definition")["task_role_arn"]).toContain(
      "arn:aws:iam::111111111111:role/jobs",
    );
  });

  test("runs sidecars, a health check, limits and a command as configured", () => {
    const [main, sidecar] = containers(
      plainServices({
        jobs: {
          kind: "worker",
          command: ["work", "--fast"],
          healthCheck: { command: "test -f /tmp/alive" },
          openFilesLimit: 4096,
          sidecars: { agent: { image: `agent@sha256:${"1".repeat(64)}`, memoryMiB: 64 } },
        },
      }).running("jobs"),
    );
    expect(main).toMatchObject({
      command: ["work", "--fast"],
      healthCheck: {
        command: ["CMD-SHELL", "test -f /tmp/alive"],
        interval: 30,
        timeout: 5,
        retries: 3,
        startPeriod: 0,
      },
      ulimits: [{ name: "nofile", softLimit: 4096, hardLimit: 4096 }],
    });
    expect(sidecar).toMatchObject({
      name: "agent",
      image: `agent@sha256:${"1".repeat(64)}`,
      essential: false,
      memory: 64,
      user: "1000:1000",
      readonlyRootFilesystem: true,
    });
  });

  test("writes to a log group of the service, encrypted, for as long as configured", () => {
    expect(only(stack, "aws_cloudwatch_log_group")).toMatchObject({
      name: "/learner/service/web",
      kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/environment",
      retention_in_days: 30,
    });
  });
});

describe("service", () => {
  const service = only(stack, "aws_ecs_service");

  test("runs in private subnets, with its own security group and no public address", () => {
    expect(service["network_configuration"]).toEqual({
      subnets: ["subnet-private-a", "subnet-private-b"],
      security_groups: [expect.stringMatching(/^\$\{aws_security_group\./)],
      assign_public_ip: false,
    });
  });

  test("goes back when a deployment fails, and the apply says so", () => {
    expect(service).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      wait_for_steady_state: true,
    });
    const { postcondition } = service["lifecycle"] as {
      postcondition: { condition: string; error_message: string }[];
    };
    expect(postcondition).toEqual([
      {
        condition: expect.stringMatching(
          /^\$\{\(self\.task_definition == aws_ecs_task_definition\.[\w-]+\.arn\)\}$/,
        ),
        error_message: expect.stringMatching(
          /^Service learner-web rolled back: .*\$\{aws_ecs_task_definition\..*\$\{self\.task_definition\}/,
        ),
      },
    ]);
  });

  test("is there once there is an image, with the size that it is to have", () => {
    expect(only(services.running("jobs"), "aws_ecs_service")).toMatchObject({
      count: onceRecorded,
      desired_count: 3,
    });
  });

  test("outputs that say what runs are asked of AWS after the service: no plan foresees them", () => {
    const [running] = Object.values(
      (part(stack, "data") as Record<string, Record<string, object>>)["aws_ecs_service"] ?? {},
    );
    expect(running).toMatchObject({
      count: onceRecorded,
      service_name: "learner-web",
      depends_on: [`aws_ecs_service.${resourcesOf(stack, "aws_ecs_service")[0]?.name ?? ""}`],
    });
    const asked = /^\$\{.*try\(data\.aws_ecs_service\.[\w-]+\.0\.task_definition, ""\)/;
    expect(outputsOf(stack)).toMatchObject({
      taskDefinitionArn: expect.stringMatching(asked),
      imageUri: expect.stringMatching(asked),
      status: expect.stringMatching(
        / "deployed" : "runs another revision" : "waiting for an image/,
      ),
    });
  });

  test("a first image that does not start fails in minutes, more of them for a slow start", () => {
    expect(service["timeouts"]).toEqual({ create: "13m", update: "23m" });
    const slow = plainServices({
      jobs: {
        kind: "worker",
        healthCheck: { command: "true", startPeriodSeconds: 300 },
      },
    }).running("jobs");
    expect(only(slow, "aws_ecs_service")["timeouts"]).toEqual({ create: "25m", update: "35m" });
  });

  test.each([
    [0, [{ capacity_provider: "FARGATE", weight: 1, base: 0 }]],
    [
      70,
      [
        { capacity_provider: "FARGATE", weight: 30, base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 70, base: 0 },
      ],
    ],
    [100, [{ capacity_provider: "FARGATE_SPOT", weight: 1, base: 0 }]],
  ])("with %d %% on Spot the strategy is as asked for", (spotPercent, strategy) => {
    const spot = plainServices(
      { jobs: { kind: "worker", spotPercent } },
      { ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] } },
    ).running("jobs");
    expect(only(spot, "aws_ecs_service")["capacity_provider_strategy"]).toEqual(strategy);
    expect(only(spot, "aws_ecs_service")).not.toHaveProperty("launch_type");
  });

  test("ECS Exec is on where the service says so", () => {
    expect(service["enable_execute_command"]).toBe(false);
    const exec = plainServices({
      jobs: { kind: "worker", exec: true, readOnlyRootFilesystem: false },
    }).running("jobs");
    expect(only(exec, "aws_ecs_service")["enable_execute_command"]).toBe(true);
  });
});

describe("what containers learn when they start", () => {
  const learned = (
    settings: object = {},
    ssm: object = {},
    others: Parameters<typeof plainServices>[0] = {},
  ) => {
    const from = plainServices(
      {
        web: {
          ...web,
          calls: ["api"],
          config: { LOG_LEVEL: "app/log-level", ALSO: "app/log-level" },
          secrets: { SESSION_KEY: "app/session-key" },
          ...settings,
        },
        api: { kind: "internal", port: 9000 },
        ...others,
      },
      { ssm: { config: { "app/log-level": "info", other: "a" }, secrets: SECRETS, ...ssm } },
    ).running("web");
    const [main] = containers(from);
    return {
      labels: main?.["dockerLabels"] as Record<string, string>,
      locals: part(from, "locals"),
    };
  };
  const SECRETS = { "app/session-key": {}, other: {} };
  const before = learned();

  test("is another revision's label, whenever it changes", () => {
    expect(before).toEqual({
      labels: {
        "config/app/log-level": expect.stringMatching(/^[0-9a-f]{12}$/),
        "secret/app/session-key": "version 1",
        "endpoint/api": "${local.endpoint-of-api}",
      },
      locals: { "endpoint-of-api": expect.stringMatching(/ != "1"\) \? "api:9000" : "none"/) },
    });
    const { labels: debug } = learned({}, { config: { "app/log-level": "debug" } });
    expect(debug["config/app/log-level"]).not.toBe(before.labels["config/app/log-level"]);
    const { labels: rotated } = learned({}, { secrets: { "app/session-key": { version: 2 } } });
    expect(rotated["secret/app/session-key"]).toBe("version 2");
    const moved = learned({}, {}, { api: { kind: "internal", port: 9001 } });
    expect(moved.locals).not.toEqual(before.locals);
  });

  test("and stays the same when what it does not learn changes", () => {
    expect(learned({}, { config: { "app/log-level": "info", other: "b" } })).toEqual(before);
    const length = { "app/session-key": { length: 64 }, other: { version: 9 } };
    expect(learned({}, { secrets: length })).toEqual(before);
    expect(learned({}, {}, { api: { kind: "internal", port: 9000, desiredCount: 3 } })).toEqual(
      before,
    );
  });

  test("is nothing for a service that learns nothing", () => {
    expect(containers(services.running("jobs"))[0]).not.toHaveProperty("dockerLabels");
  });
});

describe("ways in", () => {
  const rules = (from: ServiceStack, direction: "ingress" | "egress") =>
    resourcesOf(from, `aws_vpc_security_group_${direction}_rule`).map(({ attributes }) => ({
      group: String(attributes["security_group_id"]).replace(/^\$\{aws_security_group.*/, "own"),
      peer: String(attributes["referenced_security_group_id"] ?? attributes["cidr_ipv4"]).replace(
        /^\$\{aws_security_group.*/,
        "own",
      ),
      port: attributes["from_port"],
    }));
  const api = "${data.terraform_remote_state.service-api.outputs.securityGroupId}";

  test("a public service lets the load balancer in, and nobody else", () => {
    expect(rules(stack, "ingress")).toEqual(
      expect.arrayContaining([{ group: "own", peer: "sg-alb", port: 8080 }]),
    );
    expect(rules(stack, "ingress").filter(({ group }) => group === "own")).toHaveLength(1);
    expect(rules(stack, "egress")).toContainEqual({ group: "sg-alb", peer: "own", port: 8080 });
  });

  test("a caller opens the callee's port to itself, on both sides", () => {
    expect(rules(stack, "ingress")).toContainEqual({ group: api, peer: "own", port: 9000 });
    expect(rules(stack, "egress")).toContainEqual({ group: "own", peer: api, port: 9000 });
    expect(stack.dependencies.map(({ node }) => node.id)).toContain("test-service-api");
  });

  test("a caller may connect to a callee's other ports, too, whichever of them is the port", () => {
    const opened = (port: number, alsoPorts: number[]) => {
      const from = plainServices({
        web: { ...web, calls: ["api"] },
        api: { kind: "internal", port, alsoPorts },
      }).running("web");
      return resourcesOf(from, "aws_vpc_security_group_ingress_rule")
        .filter(({ attributes }) => attributes["security_group_id"] === api)
        .map(({ name, attributes }) => [attributes["from_port"], name])
        .toSorted();
    };
    const both = opened(9000, [9001]);
    expect(both.map(([port]) => port)).toEqual([9000, 9001]);
    expect(opened(9001, [9000])).toEqual(both);
    expect(opened(9001, [])).toEqual(both.slice(1));
  });

  test("a worker lets nobody in, and may leave by HTTPS and what it names", () => {
    const database = plainServices({
      jobs: { kind: "worker", egress: { database: { port: 5432, cidr: "10.0.192.0/20" } } },
    }).running("jobs");
    expect(rules(database, "ingress")).toEqual([]);
    expect(rules(database, "egress")).toEqual([
      { group: "own", peer: "0.0.0.0/0", port: 443 },
      { group: "own", peer: "10.0.192.0/20", port: 5432 },
    ]);
    expect(database).toHaveResourceCount("aws_lb_target_group", 0);
  });

  test("the listener's rule has the configured priority and conditions", () => {
    const routed = plainServices({
      web: { ...web, route: { priority: 7, hosts: ["app.example.com"], paths: ["/a/*"] } },
    }).running("web");
    expect(only(routed, "aws_lb_listener_rule")).toMatchObject({
      listener_arn: expect.stringContaining(":listener/"),
      priority: 7,
      condition: [
        { host_header: { values: ["app.example.com"] } },
        { path_pattern: { values: ["/a/*"] } },
      ],
    });
    expect(outputsOf(routed)["url"]).toBe("http://app.example.com/a/");
  });

  test("the target group has nothing of the container's port, so that it is never replaced for it", () => {
    const target = (port: number) =>
      only(plainServices({ web: { ...web, port } }).running("web"), "aws_lb_target_group");
    expect(target(8080)).toMatchObject({
      name: "learner-web-http",
      target_type: "ip",
      health_check: { port: "traffic-port" },
      lifecycle: { create_before_destroy: true, ignore_changes: ["name", "port"] },
    });
    expect(target(9090)).toEqual(target(8080));
  });

  test("another port or block is another rule, which stands beside the one before", () => {
    const names = (port: number, cidr: string) => {
      const from = plainServices({
        web: { ...web, port, egress: { database: { port: 5432, cidr } } },
      }).running("web");
      return ["ingress", "egress"].flatMap((direction) =>
        resourcesOf(from, `aws_vpc_security_group_${direction}_rule`).map(
          ({ name, attributes }) => {
            expect(attributes["lifecycle"]).toEqual({ create_before_destroy: true });
            return name;
          },
        ),
      );
    };
    const before = names(8080, "10.0.0.0/16");
    const same = (after: readonly string[]) => after.filter((name) => before.includes(name));
    expect(before).toHaveLength(4);
    expect(same(names(8080, "10.0.0.0/16"))).toHaveLength(4);
    // HTTPS to anywhere, and what is not changed.
    expect(same(names(9090, "10.0.0.0/16"))).toHaveLength(2);
    expect(same(names(8080, "10.1.0.0/16"))).toHaveLength(3);
  });

  test("rules that were made before they were named by their port go on", () => {
    const moved = part(stack, "moved") as readonly { readonly from: string; readonly to: string }[];
    const rules = ["ingress", "egress"].flatMap((direction) =>
      resourcesOf(stack, `aws_vpc_security_group_${direction}_rule`).map(
        ({ name }) => `aws_vpc_security_group_${direction}_rule.${name}`,
      ),
    );
    expect(moved.map(({ to }) => to).toSorted()).toEqual(rules.toSorted());
    expect(moved[0]?.from).toBe(
      "aws_vpc_security_group_egress_rule.security-group_egress-https_4F08FC59",
    );
  });

  test("the service waits for its ways in: the listener's rule, and every rule of security groups", () => {
    const types = ["lb_listener_rule", "vpc_security_group_egress_rule"];
    const all = [...types, "vpc_security_group_ingress_rule"].flatMap((type) =>
      resourcesOf(stack, `aws_${type}`).map(({ name }) => `aws_${type}.${name}`),
    );
    expect(all).toHaveLength(6);
    const { depends_on } = only(stack, "aws_ecs_service") as { readonly depends_on: string[] };
    expect(depends_on.toSorted()).toEqual(all.toSorted());
  });

  test("an internal service is found by its name, others only find", () => {
    expect(
      only(services.running("api"), "aws_ecs_service")["service_connect_configuration"],
    ).toEqual({
      enabled: true,
      namespace: "arn:aws:servicediscovery:us-east-1:111111111111:namespace/ns-1",
      service: [
        {
          port_name: "api",
          discovery_name: "api",
          client_alias: { dns_name: "api", port: 9000 },
          // AWS's own 15 seconds cut answers off.
          timeout: { per_request_timeout_seconds: 60 },
        },
      ],
    });
    expect(only(stack, "aws_ecs_service")["service_connect_configuration"]).not.toHaveProperty(
      "service",
    );
  });

  test.each([
    ["http", {}, "http", { per_request_timeout_seconds: 60 }],
    ["http2", { requestTimeoutSeconds: 0 }, "http2", { per_request_timeout_seconds: 0 }],
    [
      "grpc",
      { requestTimeoutSeconds: 600, idleTimeoutSeconds: 900 },
      "grpc",
      { per_request_timeout_seconds: 600, idle_timeout_seconds: 900 },
    ],
    ["tcp", { idleTimeoutSeconds: 0 }, undefined, { idle_timeout_seconds: 0 }],
    ["tcp", {}, undefined, undefined],
  ] as const)(
    "an internal service speaks %s, with timeouts %j",
    (protocol, timeouts, port, timeout) => {
      const api = plainServices({
        api: { kind: "internal", port: 9000, protocol, ...timeouts },
      }).running("api");
      expect(containers(api)[0]?.["portMappings"]).toEqual([
        {
          name: "api",
          containerPort: 9000,
          hostPort: 9000,
          protocol: "tcp",
          ...(port !== undefined && { appProtocol: port }),
        },
      ]);
      const [service] = (
        only(api, "aws_ecs_service")["service_connect_configuration"] as {
          service: { timeout?: unknown }[];
        }
      ).service;
      expect(service?.timeout).toEqual(timeout);
    },
  );
});

describe("scaling", () => {
  test("decides on the number of tasks between its bounds, once the service is there", () => {
    expect(only(stack, "aws_appautoscaling_target")).toMatchObject({
      count: onceRecorded,
      min_capacity: 2,
      max_capacity: 6,
      depends_on: [expect.stringMatching(/^aws_ecs_service\./)],
      scalable_dimension: "ecs:service:DesiredCount",
    });
    expect(only(stack, "aws_ecs_service")["lifecycle"]).toMatchObject({
      ignore_changes: ["desired_count"],
    });
  });

  test("bounds that the clock changes are left to it, unless the configured ones change", () => {
    const scheduled = { night: { schedule: "cron(0 22 * * ? *)", minTasks: 1, maxTasks: 2 } };
    const from = plainServices({
      jobs: { kind: "worker", scaling: { minTasks: 2, maxTasks: 6, cpuPercent: 60, scheduled } },
    }).running("jobs");
    const bounds = resourcesOf(from, "terraform_data");
    expect(bounds.map(({ attributes }) => attributes)).toEqual([
      { input: { minTasks: 2, maxTasks: 6 } },
    ]);
    const follows = { replace_triggered_by: [`terraform_data.${bounds[0]?.name ?? ""}`] };
    expect(only(from, "aws_appautoscaling_target")["lifecycle"]).toEqual({
      ...follows,
      ignore_changes: ["min_capacity", "max_capacity"],
    });
    // A target that goes takes them with it.
    for (const type of ["policy", "scheduled_action"]) {
      expect(only(from, `aws_appautoscaling_${type}`)).toMatchObject({
        count: onceRecorded,
        lifecycle: follows,
        depends_on: [expect.stringMatching(/^aws_appautoscaling_target\./)],
      });
    }
    expect(only(stack, "aws_appautoscaling_target")).not.toHaveProperty("lifecycle");
    expect(stack).toHaveResourceCount("terraform_data", 0);
  });

  test("tracks what it is told to", () => {
    const tracked = resourcesOf(stack, "aws_appautoscaling_policy").map(({ attributes }) => {
      const configuration = attributes["target_tracking_scaling_policy_configuration"] as {
        target_value: number;
        predefined_metric_specification: Record<string, string>;
      };
      return [configuration.target_value, configuration.predefined_metric_specification];
    });
    expect(tracked).toEqual([
      [60, { predefined_metric_type: "ECSServiceAverageCPUUtilization" }],
      [
        1000,
        {
          predefined_metric_type: "ALBRequestCountPerTarget",
          resource_label: expect.stringMatching(/^app\/alb\/1\/\$\{aws_lb_target_group\./),
        },
      ],
    ]);
  });

  test("follows the clock", () => {
    const night = { schedule: "cron(0 20 * * ? *)", minTasks: 0, maxTasks: 1 };
    const scheduled = plainServices({
      jobs: { kind: "worker", scaling: { minTasks: 1, maxTasks: 4, scheduled: { night } } },
    }).running("jobs");
    expect(only(scheduled, "aws_appautoscaling_scheduled_action")).toMatchObject({
      schedule: "cron(0 20 * * ? *)",
      timezone: "UTC",
      scalable_target_action: { min_capacity: "0", max_capacity: "1" },
    });
  });

  test("without it the service keeps its number", () => {
    expect(services.running("jobs")).toHaveResourceCount("aws_appautoscaling_target", 0);
    expect(only(services.running("jobs"), "aws_ecs_service")["lifecycle"]).not.toHaveProperty(
      "ignore_changes",
    );
  });
});

describe("alarms", () => {
  const names = (from: ServiceStack) =>
    resourcesOf(from, "aws_cloudwatch_metric_alarm")
      .map(({ attributes }) => attributes["alarm_name"])
      .toSorted();

  test("watch the tasks of every service, and the answers of a public one", () => {
    expect(names(services.running("jobs"))).toEqual([
      "learner-jobs-cpu",
      "learner-jobs-memory",
      "learner-jobs-running-below-desired",
    ]);
    expect(names(stack)).toEqual([
      "learner-web-cpu",
      "learner-web-latency",
      "learner-web-memory",
      "learner-web-running-below-desired",
      "learner-web-server-errors",
      "learner-web-unhealthy-hosts",
    ]);
  });

  test("tell the topic when it starts and when it is over", () => {
    const topic = ["arn:aws:sns:us-east-1:111111111111:learner-alarms"];
    expect(stack).toHaveEveryResource("aws_cloudwatch_metric_alarm", {
      alarm_actions: topic,
      ok_actions: topic,
      treat_missing_data: "notBreaching",
    });
  });

  test("have the configured thresholds", () => {
    const strict = plainServices({
      web: {
        ...web,
        alarms: { cpuPercent: 50, memoryPercent: 60, serverErrorPercent: 1, latencySeconds: 0.5 },
      },
    }).running("web");
    const thresholds = Object.fromEntries(
      resourcesOf(strict, "aws_cloudwatch_metric_alarm").map(({ attributes }) => [
        String(attributes["alarm_name"]).replace("learner-web-", ""),
        attributes["threshold"],
      ]),
    );
    expect(thresholds).toEqual({
      cpu: 50,
      memory: 60,
      "server-errors": 1,
      latency: 0.5,
      "unhealthy-hosts": 0,
      "running-below-desired": 0,
    });
  });
});

test("publishes what it is, and what it waits for", () => {
  expect(Object.keys(configurationOf(stack).output ?? {})).toEqual([
    "imageUri",
    "securityGroupId",
    "serviceName",
    "status",
    "taskDefinitionArn",
    "url",
  ]);
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
