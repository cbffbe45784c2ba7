import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { resourcesOf } from "#testing";
import { plainServices } from "../service-fixtures";

type Worker = NonNullable<EnvironmentInput["services"]>[string] & { readonly kind: "worker" };

const image = "data.aws_ssm_parameter.image_parameter_0995A0AF.insecure_value";

/** The alarm on a worker's tasks. */
function alarm(settings: Omit<Worker, "kind">, insights: "disabled" | "enabled" | "enhanced") {
  const services = plainServices(
    { jobs: { kind: "worker", ...settings } },
    { ecs: { containerInsights: insights } },
  );
  return resourcesOf(services.running("jobs"), "aws_cloudwatch_metric_alarm")
    .map(({ attributes }) => attributes)
    .find(({ alarm_name: name }) => name === "learner-jobs-running-below-desired");
}

describe("with Container Insights off", () => {
  test("the tasks that report their CPU are counted, and none at all is too few", () => {
    expect(alarm({ desiredCount: 3 }, "disabled")).toMatchObject({
      alarm_description: "learner-jobs: fewer than 3 tasks run",
      comparison_operator: "LessThanThreshold",
      threshold: 3,
      evaluation_periods: 10,
      treat_missing_data: `\${(${image} != "1") ? "breaching" : "notBreaching"}`,
      metric_query: [
        {
          metric: {
            namespace: "AWS/ECS",
            metric_name: "CPUUtilization",
            stat: "SampleCount",
            period: 60,
            dimensions: { ClusterName: "learner-cluster", ServiceName: "learner-jobs" },
          },
        },
      ],
    });
  });

  test("with scaling, the least that there may be at any time of day", () => {
    const scaling = { minTasks: 4, maxTasks: 8, cpuPercent: 60 };
    const night = { schedule: "cron(0 22 * * ? *)", minTasks: 2, maxTasks: 4 };
    expect(alarm({ scaling }, "disabled")).toMatchObject({ threshold: 4 });
    expect(alarm({ scaling: { ...scaling, scheduled: { night } } }, "disabled")).toMatchObject({
      threshold: 2,
    });
  });

  test("a service that may have no task has no alarm", () => {
    expect(alarm({ desiredCount: 0 }, "disabled")).toBeUndefined();
  });
});

test.each(["enabled", "enhanced"] as const)("with Container Insights %s, they tell", (insights) => {
  const told = alarm({ desiredCount: 3 }, insights);
  expect(told).toMatchObject({ threshold: 0, treat_missing_data: "notBreaching" });
  expect(JSON.stringify(told)).toContain("ECS/ContainerInsights");
});
