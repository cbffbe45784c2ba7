import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { beforeAll, expect, test } from "@jest/globals";
import { brokenImage, imageOf, recordImage } from "../lifecycle/support/images";
import { ended, ends, story } from "../lifecycle/support/story";

/** A worker that migrates before it takes an image. The tests build on each other. */
const told = story();
const WHY = "runs `migrate --all` with the new image before learner-jobs takes it";
const deploy = () => told().tool("deploy", "local", "local-service-jobs", "--auto-approve");
const cluster = "learner-cluster";

beforeAll(async () => {
  told().checkout.edit({
    moreServices: { jobs: { kind: "worker", release: { command: ["migrate", "--all"] } } },
  });
  // Without an image there is nothing to release.
  const finished = await told().tool("deploy", "local", "--auto-approve");
  expect(ended(finished)).toEqual(ends(0, "Deployed "));
  expect(finished.output).not.toContain("releases");
});

async function image(): Promise<string | undefined> {
  const { ecs } = told().aws;
  const of = new DescribeServicesCommand({ cluster, services: ["learner-jobs"] });
  const [service] = (await ecs.send(of)).services ?? [];
  if (service?.taskDefinition === undefined) return undefined;
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition }),
  );
  return taskDefinition?.containerDefinitions?.[0]?.image;
}

/** Every task of the release's family, and whether its revision is still there. */
async function releases() {
  const { ecs } = told().aws;
  const stopped = new ListTasksCommand({ cluster, desiredStatus: "STOPPED" });
  const { taskArns = [] } = await ecs.send(stopped);
  const { tasks = [] } =
    taskArns.length > 0
      ? await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))
      : {};
  const ofReleases = tasks.filter(({ group }) => group === "family:learner-jobs-release");
  return Promise.all(
    ofReleases.map(async ({ taskDefinitionArn }) => {
      const of = new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn });
      const { taskDefinition } = await ecs.send(of);
      const [main, ...others] = taskDefinition?.containerDefinitions ?? [];
      return [taskDefinition?.status, main?.image, main?.command, others.length];
    }),
  );
}

test("the plan of a first image says it, and the release runs before the first start", async () => {
  await recordImage(told().aws, "jobs", imageOf("jobs", "a"));
  const planned = await told().tool("plan", "local", "local-service-jobs");
  expect(ended(planned)).toEqual(ends(2, "1 changed"));
  expect(JSON.stringify(told().report())).toContain(WHY);

  expect(ended(await told().tool("apply", "plans/local"))).toEqual(
    ends(0, "local-service-jobs", "jobs ended", "Applied: local-service-jobs"),
  );
  expect(await image()).toBe(imageOf("jobs", "a"));
  expect(await releases()).toEqual([["INACTIVE", imageOf("jobs", "a"), ["migrate", "--all"], 0]]);
});

test("the next image is released with a deployment", async () => {
  await recordImage(told().aws, "jobs", imageOf("jobs", "b"));
  expect(ended(await deploy())).toEqual(ends(0, "Deployed local-service-jobs"));
  expect(await image()).toBe(imageOf("jobs", "b"));
  expect(await releases()).toHaveLength(2);
});

test("a release that fails changes nothing of the service, and says why", async () => {
  await recordImage(told().aws, "jobs", brokenImage("jobs"));
  expect(ended(await deploy())).toEqual(
    ends(
      1,
      "The release of jobs (migrate --all) ended with exit code ",
      "Nothing of the service is changed.",
    ),
  );
  expect(await image()).toBe(imageOf("jobs", "b"));
  expect((await releases()).map(([status]) => status)).toEqual([
    "INACTIVE",
    "INACTIVE",
    "INACTIVE",
  ]);
});

test("what does not change the task definition releases nothing", async () => {
  await recordImage(told().aws, "jobs", imageOf("jobs", "b"));
  expect(ended(await deploy())).toEqual(ends(0, "No changes: "));
  expect(await releases()).toHaveLength(3);
});
