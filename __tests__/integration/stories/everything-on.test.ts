import {
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { writeFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "@jest/globals";
import { readRecorded } from "../../../tools/calls/recorded";
import { type RecordedCall, nameOfCall } from "../../../tools/calls/recorded-call";
import { RECORDING } from "../../../tools/calls/recording";
import { reduce, type ReducedCall } from "../../../tools/calls/reduce";
import { askedFor } from "../../app/calls/asked";
import { BY_HAND, NOT_PLANNED } from "../../app/calls/exempt";
import { prove } from "../../app/calls/proof";
import { ciRoles } from "../../app/calls/roles";
import { inventory } from "../lifecycle/support/aws";
import { CANARY } from "../lifecycle/support/canary";
import { STACKS, tagsOf } from "../lifecycle/support/deployment";
import { callsOf } from "../lifecycle/support/emulated-calls";
import { everythingOn, type Surroundings } from "../lifecycle/support/everything-on";
import { brokenImage, imageOf, recordImage } from "../lifecycle/support/images";
import { ended, ends, story } from "../lifecycle/support/story";
import {
  makeSurroundings,
  surroundingsInventory,
  webAclOf,
} from "../lifecycle/support/surroundings";

/**
 * An environment with everything on, from an empty account to an empty account. The tests build on each
 * other; services get their images with the changes, so that one run does both.
 */
const told = story({ empty: true });
const SERVICES = ["web", "api", "mailer", "report"];
let surroundings: Surroundings;
let before: Awaited<ReturnType<typeof everythingThere>>;

async function everythingThere() {
  const { aws, emulator } = told();
  return {
    ...(await inventory(aws)),
    ...(await surroundingsInventory(emulator.endpoint, surroundings)),
  };
}

beforeAll(async () => {
  const { aws, checkout, emulator, env } = told();
  surroundings = await makeSurroundings(emulator.endpoint, aws);
  before = await everythingThere();
  env["TF_VAR_secret_app_session_key"] = CANARY;
  checkout.write(everythingOn(surroundings));
});

/** What was asked, and where in it each test ended. */
const phases: { readonly phase: string; readonly until: number }[] = [];
let calls: readonly RecordedCall[] = [];

afterEach(async () => {
  ({ calls } = await callsOf(told().emulator.port));
  phases.push({ phase: expect.getState().currentTestName ?? "", until: calls.length });
});

test("is deployed to an empty account in one run", async () => {
  const { aws, emulator, tool } = told();
  expect(ended(await tool("local"))).toEqual(ends(0, `: ${STACKS.length} stacks, `));

  const { Subnets = [] } = await aws.ec2.send(new DescribeSubnetsCommand({}));
  const own = Subnets.filter(({ CidrBlock }) => CidrBlock?.startsWith("10."));
  // Private, public, data and edge, in three zones each.
  const blocks = own.flatMap(({ Ipv6CidrBlockAssociationSet: set = [] }) => set);
  expect(new Set(blocks.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)).size).toBe(12);
  expect(new Set(blocks.map((block) => block.Ipv6CidrBlockState?.State))).toEqual(
    new Set(["associated"]),
  );
  const { LoadBalancers } = await aws.elb.send(new DescribeLoadBalancersCommand({}));
  const LoadBalancerArn = String(LoadBalancers?.[0]?.LoadBalancerArn);
  const { Listeners = [] } = await aws.elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
  expect(Listeners.find(({ Protocol }) => Protocol === "HTTPS")?.Certificates).toHaveLength(1);
  expect(await webAclOf(emulator.endpoint, LoadBalancerArn)).toContain(surroundings.webAclArn);
  const there = await everythingThere();
  expect(there["certificates"]).toMatch(/"Status": ?"ISSUED"/);
  expect(there["natGateways"]).toHaveLength(3);
  expect(there["egressOnlyInternetGateways"]).toHaveLength(1);
  expect(there["identityProviders"]).toHaveLength(1);
});

test("takes images and changes of network, secrets, services and load balancer in one run", async () => {
  const { aws, checkout, tool } = told();
  for (const service of SERVICES) await recordImage(aws, service, imageOf(service, "a"));
  checkout.write(everythingOn(surroundings, true));
  expect(ended(await tool("local"))).toEqual(ends(0, "local-service-web  applied"));

  const services = SERVICES.filter((service) => service !== "report").map(
    (name) => `learner-${name}`,
  );
  const described = new DescribeServicesCommand({ cluster: "learner-cluster", services });
  const running = (await aws.ecs.send(described)).services ?? [];
  expect(running.map(({ status, runningCount }) => [status, (runningCount ?? 0) > 0])).toEqual(
    services.map(() => ["ACTIVE", true]),
  );
  // Zone c is drained: nobody is in it any more.
  const { Subnets = [] } = await aws.ec2.send(new DescribeSubnetsCommand({}));
  const zoneOf = new Map(
    Subnets.map(({ SubnetId, AvailabilityZone }) => [SubnetId, AvailabilityZone]),
  );
  const zones = running.map(({ networkConfiguration }) =>
    networkConfiguration?.awsvpcConfiguration?.subnets?.map((id) => zoneOf.get(id)).toSorted(),
  );
  expect(zones).toEqual(services.map(() => ["us-east-1a", "us-east-1b"]));
});

test("has nothing to do then", async () => {
  expect(ended(await told().tool("local"))).toEqual(
    ends(0, `No changes: ${STACKS.length} stacks, `),
  );
});

test("takes other tags everywhere, and away the one that is gone", async () => {
  const { ec2 } = told().aws;
  const Filters = [{ Name: "tag:Environment", Values: ["dev"] }];
  const { Tags = [] } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: "key", Values: ["Owner", "CostCenter"] }] }),
  );
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters }));
  expect(tagsOf(Vpcs?.[0]?.Tags)).toMatchObject({ CostCenter: "42" });
  // The emulator keeps the tags of rules that were revoked.
  const tagged = Tags.filter(({ ResourceType }) => ResourceType !== "security-group-rule");
  expect(new Set(tagged.map(({ Key }) => Key))).toEqual(new Set(["CostCenter"]));
});

test("changes to an image that does not start, is rolled back, and says why", async () => {
  const { aws, tool } = told();
  await recordImage(aws, "mailer", brokenImage("mailer"));
  const { code, output } = await tool("deploy", "local", "local-service-mailer", "--auto-approve");
  expect(code).toBe(1);
  expect(output).toMatch(
    /learner-mailer: a task of learner-mailer:\d+ stopped: Essential container in task exited/,
  );
  await recordImage(aws, "mailer", imageOf("mailer", "a"));
  expect(ended(await tool("local"))).toEqual(ends(0, "local-service-mailer  applied"));
});

test("is looked at by plan", async () => {
  expect(ended(await told().tool("plan", "local"))).toEqual(ends(0, `${STACKS.length} unchanged`));
});

test("is looked at by drift", async () => {
  expect(ended(await told().tool("drift", "local"))).toEqual(ends(0, "No drift."));
});

test("is destroyed, and leaves nothing", async () => {
  const teardown = await told().tool("teardown", "local", "--yes", "local", "--state");
  expect(ended(teardown)).toEqual(ends(0, "Deleted state bucket"));
  expect(await everythingThere()).toEqual(before);
});

test("makes no call that CI's roles would be denied, and none that was not recorded", () => {
  const recording = RECORDING.parse({ phases, dropped: 0, calls });
  // npm run docs:rights takes it over.
  const file = process.env["RECORD_CALLS"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(recording));
  const live = reduce(recording);
  const { plan, deploy } = ciRoles();
  const isPlanned = (call: ReducedCall) =>
    call.phases.some((phase) => phase === "plan" || phase === "drift");
  expect(prove(plan, askedFor(live, isPlanned), NOT_PLANNED).denied).toEqual([]);
  expect(
    prove(
      deploy,
      askedFor(live, () => true),
      BY_HAND,
    ).denied,
  ).toEqual([]);
  const nameOf = (call: ReducedCall) => `${call.stack ?? "tools"} ${nameOfCall(call)}`;
  const known = new Set(readRecorded().calls.map(nameOf));
  expect(live.calls.map(nameOf).filter((name) => !known.has(name))).toEqual([]);
});
