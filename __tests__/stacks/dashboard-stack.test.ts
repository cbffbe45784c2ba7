import { expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { DashboardStack } from "../../stacks/dashboard-stack";
import { resourcesOf, testApp } from "#testing";
import { testStacks } from "../fixtures";
import { testEnvironment } from "../test-environment";
import { plainAlb as alb } from "./plain-alb";
import { wholeOf } from "./whole";

const SERVICES: EnvironmentInput["services"] = {
  web: { kind: "public", port: 8080, route: { priority: 10, paths: ["/*"] } },
  nightly: { kind: "scheduled", schedule: "rate(1 day)" },
};
const environment = testEnvironment({
  services: SERVICES,
  alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
});
const stack = new DashboardStack(testApp(), { environment, alb });

const bodyOf = (from: DashboardStack) =>
  String(resourcesOf(from, "aws_cloudwatch_dashboard")[0]?.attributes["dashboard_body"]);

test("shows what runs all the time, on the environment's cluster", () => {
  expect(stack).toHaveResource("aws_cloudwatch_dashboard", { dashboard_name: "learner" });
  const body = bodyOf(stack);
  expect(body).toContain('"ClusterName","learner-cluster","ServiceName","learner-web"');
  expect(body).not.toContain("nightly");
});

test("shows the load balancer where there is one", () => {
  expect(bodyOf(stack)).toContain("app/alb/1");
  const workers = testEnvironment({ services: { jobs: { kind: "worker" } } });
  const worker = new DashboardStack(testApp(), { environment: workers });
  expect(bodyOf(worker)).not.toContain("AWS/ApplicationELB");
});

test("nothing waits for it, and no alarm for the load balancer", () => {
  const { state } = testStacks({
    services: SERVICES,
    alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
  });
  const stacks = state.node.root.node.children.filter((child) => "dependencies" in child);
  const needs = Object.fromEntries(
    stacks.map((child) => [
      child.node.id,
      (child as DashboardStack).dependencies.map(({ node }) => node.id),
    ]),
  );
  expect(Object.values(needs).flat()).not.toContain("test-dashboard");
  expect(needs["test-monitoring"]).toEqual(["test-iam"]);
  expect(needs["test-dashboard"]).toContain("test-alb");
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
