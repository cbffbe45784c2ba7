import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { expect, test } from "@jest/globals";
import { IMAGE_PARAMETER } from "./live/ssm-ecs";
import { ended, ends, story } from "./support/story";

/** From the placeholder to a first image, one that does not start, and back. The tests build on each other. */
const told = story();

const parameterOf = (service: string) => `/learner/services/${service}/image`;
const repositoryOf = (service: string) =>
  `123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/${service}`;
/** An image as a build records it. */
const imageOf = (service: string, digit: string) =>
  `${repositoryOf(service)}@sha256:${digit.repeat(64)}`;
/** The emulator's tasks with this tag never become healthy. */
const BROKEN = `${repositoryOf("api")}:does-not-start`;

const record = (Name: string, Value: string) =>
  told().aws.ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));

const deploy = (...services: readonly string[]) =>
  told().tool("deploy", "local", ...services.map((s) => `local-service-${s}`), "--auto-approve");

async function running(service: string) {
  const services = [`learner-${service}`];
  const request = new DescribeServicesCommand({ cluster: "learner-cluster", services });
  return (await told().aws.ecs.send(request)).services?.[0];
}

test("the first images change nothing but task definitions and what runs them", async () => {
  await record(parameterOf("api"), imageOf("api", "1"));
  await record(IMAGE_PARAMETER, imageOf("web", "1"));
  await record(parameterOf("report"), imageOf("report", "1"));
  const finished = await deploy("api", "web", "report");
  expect(ended(finished)).toEqual(ends(0, "Deployed ", ": 3 stacks, "));
  const told = [
    ...finished.output.matchAll(/local-service-(\S+) +(\d.* to (?:replace|change).*)$/gm),
  ];
  expect(told.map(([, service, what]) => `${String(service)}: ${String(what)}`).toSorted()).toEqual(
    [
      "api: 1 to change, 1 to replace",
      "report: 1 to change, 1 to replace",
      // Its scaling opens, too.
      "web: 2 to change, 1 to replace",
    ],
  );
});

test("the services run then, scaling has its bounds, and the schedule is on", async () => {
  const { scaling, scheduler } = told().aws;
  expect(await running("api")).toMatchObject({ desiredCount: 2, runningCount: 2 });
  expect(await running("web")).toMatchObject({ desiredCount: 2, runningCount: 2 });
  const { ScalableTargets } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
  );
  expect(ScalableTargets).toMatchObject([{ MinCapacity: 2, MaxCapacity: 6 }]);
  const schedule = new GetScheduleCommand({ Name: "learner-report", GroupName: "learner" });
  expect(await scheduler.send(schedule)).toMatchObject({ State: "ENABLED" });
});

test("an image that does not start is rolled back, and the deployment fails and says so", async () => {
  const before = String((await running("api"))?.taskDefinition);
  await record(parameterOf("api"), BROKEN);
  const finished = await deploy("api");
  expect(finished.code).toBe(1);
  const text = finished.output.replaceAll(/[│\s]+/g, " ");
  expect(text).toContain("Service learner-api rolled back");
  expect(text).toContain(`it runs ${before} again`);
  const wanted = /did not become healthy with (\S+),/.exec(text)?.[1];
  expect(wanted).toMatch(/:task-definition\/learner-api:\d+$/);
  expect(wanted).not.toBe(before);
  expect(text).toContain("go on with: npm run deploy -- local local-service-api");
  expect(await running("api")).toMatchObject({ taskDefinition: before, runningCount: 2 });
});

test("recording the one before rolls back for good", async () => {
  await record(parameterOf("api"), imageOf("api", "1"));
  expect(ended(await deploy("api"))).toEqual(ends(0, "Deployed local-service-api: 1 stack, "));
  expect(ended(await deploy("api"))).toEqual(ends(0, "No changes: 1 stack, "));
  expect(await running("api")).toMatchObject({ desiredCount: 2, runningCount: 2 });
});
