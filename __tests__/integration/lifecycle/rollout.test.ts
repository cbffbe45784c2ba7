import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { expect, test } from "@jest/globals";
import { brokenImage, imageOf, recordImage } from "./support/images";
import { ended, ends, story } from "./support/story";

/** From the placeholder to a first image, one that does not start, and back. The tests build on each other. */
const told = story();

const BROKEN = brokenImage("api");
const record = (service: string, image: string) => recordImage(told().aws, service, image);

const deploy = (...services: readonly string[]) =>
  told().tool("deploy", "local", ...services.map((s) => `local-service-${s}`), "--auto-approve");

async function running(service: string) {
  const services = [`learner-${service}`];
  const request = new DescribeServicesCommand({ cluster: "learner-cluster", services });
  return (await told().aws.ecs.send(request)).services?.[0];
}

test("the first images make the services, and what decides on their size", async () => {
  await record("api", imageOf("api", "1"));
  await record("web", imageOf("web", "1"));
  await record("report", imageOf("report", "1"));
  const finished = await deploy("api", "web", "report");
  expect(ended(finished)).toEqual(ends(0, "Deployed ", ": 3 stacks, "));
  const told = [
    ...finished.output.matchAll(/local-service-(\S+) +(\d.* to (?:create|replace|change).*)$/gm),
  ];
  expect(told.map(([, service, what]) => `${String(service)}: ${String(what)}`).toSorted()).toEqual(
    [
      "api: 1 to create, 1 to replace",
      "report: 1 to change, 1 to replace",
      // The service, its scaling and the two measures of it.
      "web: 4 to create, 1 to replace",
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
  const { ScalingPolicies = [] } = await scaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }),
  );
  const measures = ScalingPolicies.map(
    ({ PolicyName, TargetTrackingScalingPolicyConfiguration: tracking }) => [
      PolicyName,
      tracking?.PredefinedMetricSpecification?.PredefinedMetricType,
      tracking?.TargetValue,
    ],
  );
  expect(measures.toSorted()).toEqual([
    ["learner-web-cpu", "ECSServiceAverageCPUUtilization", 60],
    ["learner-web-requests", "ALBRequestCountPerTarget", 1000],
  ]);
  const schedule = new GetScheduleCommand({ Name: "learner-report", GroupName: "learner" });
  expect(await scheduler.send(schedule)).toMatchObject({ State: "ENABLED" });
});

test("they run in private subnets without public address, spread over capacity providers as configured", async () => {
  const Filters = [{ Name: "tag:Name", Values: ["learner-private-*"] }];
  const { Subnets = [] } = await told().aws.ec2.send(new DescribeSubnetsCommand({ Filters }));
  const privateIds = Subnets.map(({ SubnetId }) => SubnetId).toSorted();
  const [web, api] = [await running("web"), await running("api")];
  for (const service of [web, api]) {
    const { subnets, assignPublicIp } = service?.networkConfiguration?.awsvpcConfiguration ?? {};
    expect(subnets?.toSorted()).toEqual(privateIds);
    expect(assignPublicIp).toBe("DISABLED");
    expect(service?.deploymentConfiguration?.deploymentCircuitBreaker).toMatchObject({
      enable: true,
      rollback: true,
    });
  }
  const strategies = [web, api].map((service) =>
    service?.capacityProviderStrategy
      ?.map(({ capacityProvider, weight }) => [capacityProvider, weight])
      .toSorted(),
  );
  expect(strategies).toEqual([
    [["FARGATE", 1]],
    [
      ["FARGATE", 50],
      ["FARGATE_SPOT", 50],
    ],
  ]);
});

test("an image that does not start is rolled back, and the deployment fails and says so", async () => {
  const before = String((await running("api"))?.taskDefinition);
  await record("api", BROKEN);
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
  expect(text).toMatch(
    /learner-api: a task of learner-api:\d+ stopped: Essential container in task exited; api: exit code 1/,
  );
  expect(text).toContain("learner-api: Likely cause: The program ended by itself (exited).");
  // Outputs say what runs, not what was asked for.
  const outputs = await told().outputs("service-api");
  expect(outputs).toMatchObject({
    status: "deployed",
    taskDefinitionArn: before,
    imageUri: imageOf("api", "1"),
  });
});

test("recording the one before rolls back for good", async () => {
  await record("api", imageOf("api", "1"));
  expect(ended(await deploy("api"))).toEqual(ends(0, "Deployed local-service-api: 1 stack, "));
  expect(ended(await deploy("api"))).toEqual(ends(0, "No changes: 1 stack, "));
  expect(await running("api")).toMatchObject({ desiredCount: 2, runningCount: 2 });
});

test("a first image that does not start fails the deployment once ECS gives it up, with the reason", async () => {
  await record("mailer", brokenImage("mailer"));
  const finished = await deploy("mailer");
  expect(finished.code).toBe(1);
  expect(finished.output).toContain(
    "No task of learner-mailer became healthy, and ECS has given its first deployment up.",
  );
  expect(finished.output).toMatch(
    /learner-mailer: a task of learner-mailer:\d+ stopped: Essential container in task exited; mailer: exit code 1/,
  );
  expect((await told().outputs("service-mailer"))["status"]).toBe(
    "waiting for an image: no task runs",
  );
  // The next one takes its place.
  await record("mailer", imageOf("mailer", "1"));
  expect(ended(await deploy("mailer"))).toEqual(ends(0, "Deployed local-service-mailer"));
  expect(await running("mailer")).toMatchObject({ desiredCount: 1, runningCount: 1 });
});
