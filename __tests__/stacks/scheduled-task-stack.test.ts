import { expect, test } from "@jest/globals";
import { outputsOf } from "#testing";
import { plainServices } from "./service-fixtures";
import { wholeOf } from "./whole";

const nightly = { kind: "scheduled" as const, schedule: "cron(0 3 * * ? *)" };
const stack = plainServices({ nightly }).scheduled("nightly");
const image = "data.aws_ssm_parameter.image_parameter_0995A0AF.insecure_value";

test("runs by the clock in private subnets, with the role for it", () => {
  expect(stack).toHaveResource("aws_scheduler_schedule", {
    name: "learner-nightly",
    group_name: "learner",
    schedule_expression: "cron(0 3 * * ? *)",
    schedule_expression_timezone: "UTC",
    target: {
      arn: "arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster",
      role_arn: "arn:aws:iam::111111111111:role/scheduler",
      ecs_parameters: {
        task_count: 1,
        launch_type: "FARGATE",
        network_configuration: {
          subnets: ["subnet-private-a", "subnet-private-b"],
          assign_public_ip: false,
        },
      },
    },
  });
  expect(stack).toHaveResourceCount("aws_ecs_service", 0);
});

test("is off until there is an image, and where the environment says so", () => {
  expect(stack).toHaveResource("aws_scheduler_schedule", {
    state: `\${(${image} != "1") ? "ENABLED" : "DISABLED"}`,
  });
  expect(outputsOf(stack)["status"]).toContain("waiting for an image: the schedule is off");
  const off = plainServices({ nightly: { ...nightly, enabled: false } }).scheduled("nightly");
  expect(off).toHaveResource("aws_scheduler_schedule", { state: "DISABLED" });
});

test("has a security group that lets nobody in", () => {
  expect(stack).toHaveResourceCount("aws_vpc_security_group_ingress_rule", 0);
  expect(stack).toHaveEveryResource("aws_vpc_security_group_egress_rule", { from_port: 443 });
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
