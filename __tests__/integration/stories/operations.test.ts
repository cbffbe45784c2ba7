import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "@jest/globals";
import { CANARY } from "../lifecycle/support/canary";
import { brokenImage, imageOf } from "../lifecycle/support/images";
import { toolArguments } from "../lifecycle/support/run";
import { ended, ends, story } from "../lifecycle/support/story";
import { inTerminal } from "../lifecycle/support/terminal";

/** What an operator types in a day, on a copy of the deployed environment. The tests build on each other. */
const told = story();
const ops = (...args: readonly string[]) => told().tool("ops", ...args);

async function running(service: string) {
  const services = [`learner-${service}`];
  const request = new DescribeServicesCommand({ cluster: "learner-cluster", services });
  return (await told().aws.ecs.send(request)).services?.[0];
}

test("a service without an image is there in status, and why says what is missing", async () => {
  expect(ended(await ops("status", "local"))).toEqual(
    ends(0, "web  0/0  none", "report  0  scheduled", "4 services, nothing wrong."),
  );
  expect(ended(await ops("images", "local", "api"))).toEqual(
    ends(0, "No image of api was recorded"),
  );
  expect(ended(await ops("restart", "local", "api"))).toEqual(
    ends(1, "learner-api is not there: "),
  );
  expect(ended(await ops("stop", "local", "api"))).toEqual(ends(1, "learner-api is not there: "));
});

test("rollout records an image and deploys the service, and images and status say so", async () => {
  expect(ended(await ops("rollout", "local", "api", imageOf("api", "a")))).toEqual(
    ends(0, "api: recorded ", "Deployed local-service-api: 1 stack, "),
  );
  expect(await running("api")).toMatchObject({ desiredCount: 2, runningCount: 2 });
  expect(ended(await ops("rollout", "local", "api", imageOf("api", "b")))).toEqual(
    ends(0, "Deployed local-service-api: 1 stack, "),
  );
  expect(ended(await ops("images", "local", "api"))).toEqual(
    ends(0, "recorded ", imageOf("api", "b"), "runs", "-1 ", imageOf("api", "a")),
  );
  expect(ended(await ops("status", "local", "api"))).toEqual(
    ends(0, "api  2/2  steady", "learner-api:", "b".repeat(12), "1 services, nothing wrong."),
  );
  const { output } = await ops("status", "local", "--json");
  expect(JSON.parse(output)).toMatchObject([
    { service: "web", state: "none" },
    { service: "api", state: "steady", running: 2, image: imageOf("api", "b") },
    { service: "mailer", state: "none" },
    { service: "report", state: "scheduled" },
  ]);
});

test("rollout of an image that does not start says why, and the one before is recorded again", async () => {
  expect(ended(await ops("rollout", "local", "api", brokenImage("api")))).toEqual(
    ends(
      1,
      "learner-api: Likely cause: The program ended by itself (exited).",
      "remedy: ",
      "api | Error: the application could not start",
      "api: recorded ",
      imageOf("api", "b"),
      "again, as before.",
    ),
  );
  expect(ended(await ops("why", "local", "api"))).toEqual(
    ends(2, "Likely cause: The program ended by itself (exited)."),
  );
  expect(ended(await ops("logs", "local", "api", "--since", "1h", "--grep", "could not"))).toEqual(
    ends(0, "Error: the application could not start"),
  );
});

test("rollback rolls out the image before, past the one that did not start", async () => {
  expect(ended(await ops("rollback", "local", "api"))).toEqual(
    ends(0, imageOf("api", "a"), "Deployed local-service-api"),
  );
  expect(ended(await ops("rollback", "local", "api", "9"))).toEqual(
    ends(1, "images from before", "Nothing was done."),
  );
});

test("stop has nothing to end where no deployment is under way", async () => {
  expect(ended(await ops("stop", "local", "api"))).toEqual(
    ends(1, "learner-api has no deployment under way. Nothing was done."),
  );
});

test("restart replaces the tasks, and says when the new ones run", async () => {
  const before = (await running("api"))?.deployments?.[0]?.id;
  expect(ended(await ops("restart", "local", "api"))).toEqual(
    ends(0, "learner-api: runs learner-api:", "2 of 2 tasks run"),
  );
  expect((await running("api"))?.deployments?.[0]?.id).not.toBe(before);
});

test("run is a task of its own, prints its log and ends with its exit code", async () => {
  expect(ended(await ops("run", "local", "api", "--", "migrate", "--all"))).toEqual(
    ends(0, "learner-api: task ", "api started", "api ended"),
  );
});

test("a scheduled service runs now as well, and status tells of its last runs and the next", async () => {
  expect(ended(await ops("rollout", "local", "report", imageOf("report", "a")))).toEqual(
    ends(0, "Deployed local-service-report"),
  );
  expect(ended(await ops("run", "local", "report"))).toEqual(ends(0, "report ended"));
  expect(ended(await ops("status", "local", "report"))).toEqual(
    ends(0, "report: runs next: ", "T03:00:00.000Z", "report: ran: ", "ended with 0"),
  );
});

test("what the emulator has not is said, and nothing is done", async () => {
  expect(ended(await ops("exec", "local", "api"))).toEqual(
    ends(
      1,
      "local is on the emulator, which runs no containers: there is no shell. Nothing was done.",
    ),
  );
  expect(ended(await ops("forward", "local", "api", "9000"))).toEqual(
    ends(1, "there is no port to forward. Nothing was done."),
  );
});

test("on a terminal status is in colours and is drawn anew, and logs go on, until Ctrl-C", async () => {
  const { directory, env } = told();
  const watched = await inTerminal(toolArguments("ops", ["status", "local", "--watch"]), {
    cwd: directory,
    env,
    until: "services, nothing wrong.",
  });
  expect(watched).toMatchObject({ code: 0, output: expect.stringContaining("\u001B[32m•") });
  const followed = await inTerminal(
    toolArguments("ops", ["logs", "local", "-f", "--since", "1h"]),
    {
      cwd: directory,
      env,
      until: "api started",
    },
  );
  expect(followed).toMatchObject({ code: 0, output: expect.stringContaining("\u001B[33mapi") });
});

test("no secret and no credentials are in anything that was printed", () => {
  const printed = told().logs.join("\n");
  for (const secret of [CANARY, "secretAccessKey", "AWS_SECRET_ACCESS_KEY"])
    expect(printed).not.toContain(secret);
});
