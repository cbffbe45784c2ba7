import { expect, test } from "@jest/globals";
import { ServiceDashboard, type ServiceDashboardProps } from "../../constructs/service-dashboard";
import { resourcesOf } from "#testing";
import { awsStack } from "./support";

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly region: string;
    readonly stat: string;
    readonly metrics: readonly unknown[][];
  };
}

const bodyOf = (props: Partial<ServiceDashboardProps> = {}) => {
  const stack = awsStack();
  new ServiceDashboard(stack, "dashboard", {
    name: "learner",
    region: "eu-west-1",
    clusterName: "learner-cluster",
    services: { web: "learner-web", api: "learner-api" },
    ...props,
  });
  return String(resourcesOf(stack, "aws_cloudwatch_dashboard")[0]?.attributes["dashboard_body"]);
};
const widgetsOf = (props?: Partial<ServiceDashboardProps>) =>
  (JSON.parse(bodyOf(props)) as { widgets: Widget[] }).widgets;

test("every service has a row with CPU, memory and running tasks, by name", () => {
  expect(widgetsOf().map(({ properties }) => properties.title)).toEqual([
    "api: CPU and memory (%)",
    "api: running tasks",
    "web: CPU and memory (%)",
    "web: running tasks",
  ]);
  const dimensions = ["ClusterName", "learner-cluster", "ServiceName", "learner-api"];
  const [load, tasks] = widgetsOf();
  expect(load?.properties).toMatchObject({
    region: "eu-west-1",
    stat: "Average",
    metrics: [
      ["AWS/ECS", "CPUUtilization", ...dimensions, { label: "CPU" }],
      ["AWS/ECS", "MemoryUtilization", ...dimensions, { label: "memory" }],
    ],
  });
  expect(tasks?.properties).toMatchObject({
    stat: "SampleCount",
    metrics: [["AWS/ECS", "CPUUtilization", ...dimensions, { label: "running tasks" }]],
  });
});

test("a load balancer adds requests, errors and p99 of every target group", () => {
  const expressions = widgetsOf({ loadBalancerArnSuffix: "app/learner-alb/0123" })
    .flatMap(({ properties }) => properties.metrics)
    .flatMap((metric) => metric)
    .filter((part) => typeof part === "object" && part !== null && "expression" in part);
  const search = (metric: string, stat: string) => ({
    expression: `SEARCH('{AWS/ApplicationELB,LoadBalancer,TargetGroup} MetricName="${metric}" LoadBalancer="app/learner-alb/0123"', '${stat}', 60)`,
  });
  expect(expressions).toEqual([
    search("RequestCount", "Sum"),
    search("HTTPCode_Target_5XX_Count", "Sum"),
    search("TargetResponseTime", "p99"),
  ]);
});

test("a remote load balancer's suffix leaves the text valid JSON", () => {
  const loadBalancerArnSuffix = "${data.terraform_remote_state.alb.outputs.suffix}";
  const body = bodyOf({ loadBalancerArnSuffix });
  expect(JSON.stringify(JSON.parse(body))).toContain(loadBalancerArnSuffix);
});

test("no two graphs overlap, and none leaves the page", () => {
  const widgets = widgetsOf({ loadBalancerArnSuffix: "app/learner-alb/0123" });
  const cells = widgets.flatMap(({ x, y, width }) =>
    Array.from({ length: width }, (_, column) => `${x + column} ${y}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  for (const { x, y, width, height } of widgets) {
    expect(x + width).toBeLessThanOrEqual(24);
    expect(y % height).toBe(0);
  }
});

test("the order of the services does not change the page", () => {
  const services = { api: "learner-api", web: "learner-web" };
  expect(bodyOf({ services })).toBe(bodyOf());
});

test("a hundred services stay within what CloudWatch takes: 500 graphs, 2500 metrics", () => {
  const names = Array.from({ length: 100 }, (_, index) => `service-${index}`);
  const services = Object.fromEntries(names.map((name) => [name, `learner-${name}`]));
  const widgets = widgetsOf({ services, loadBalancerArnSuffix: "app/learner-alb/0123" });
  expect(widgets.length).toBeLessThanOrEqual(500);
  expect(widgets.flatMap(({ properties }) => properties.metrics).length).toBeLessThanOrEqual(2500);
});
