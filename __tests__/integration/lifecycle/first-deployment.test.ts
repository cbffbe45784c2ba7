import { readFileSync } from "node:fs";
import path from "node:path";
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { describeBuilds } from "./live/builds";
import { describeIam } from "./live/iam";
import { describeLoadBalancer } from "./live/load-balancer";
import { describeNetwork } from "./live/network";
import { describeServices } from "./live/services";
import { describeCluster, describeParameters } from "./live/ssm-ecs";
import { describeState } from "./live/state";
import { describeWatching } from "./live/watching";
import { type AwsClients, awsClients } from "./support/aws";
import { CANARY } from "./support/canary";
import { type Deployed, deployedOnce } from "./support/deployed-once";
import { filesBelow, filesWith, STACKS, STATE_BUCKET } from "./support/deployment";
import { callsOf } from "./support/emulated-calls";

/** A brand-new environment in one run, as `npm run local` makes it. */
let deployed: Deployed;
let aws: AwsClients;

beforeAll(async () => {
  deployed = await deployedOnce();
  aws = awsClients(`http://127.0.0.1:${deployed.port}`);
});

afterAll(() => {
  for (const client of Object.values(aws)) client.destroy();
});

test("deploys every stack in one run, and says where it is and how to look around", () => {
  const { output } = deployed.finished;
  for (const stack of STACKS) {
    expect(output).toMatch(new RegExp(`\\blocal-${stack} +applied$`, "m"));
  }
  expect(output).toMatch(new RegExp(`^Deployed .*: ${STACKS.length} stacks, `, "m"));
  expect(output).toMatch(/clusterName = learner-cluster/);
  expect(output).toContain(`export AWS_ENDPOINT_URL=http://127.0.0.1:${deployed.port}`);
});

test("asks AWS for nothing that it would refuse, and says for which stack", async () => {
  const { calls, dropped } = await callsOf(deployed.port);
  expect(dropped).toBe(0);
  const refused = calls.filter(({ refusedBy }) => refusedBy !== null);
  expect(refused).toEqual([]);
  const stacks = new Set(calls.map(({ stack }) => stack).filter((stack) => stack !== null));
  expect([...stacks].toSorted()).toEqual(STACKS.map((stack) => `local-${stack}`).toSorted());
});

describe("what exists then", () => {
  describeIam(() => aws);
  describeNetwork(() => aws);
  describeParameters(() => aws);
  describeCluster(() => aws);
  describeBuilds(() => aws);
  describeLoadBalancer(() => aws);
  describeServices(() => aws);
  describeWatching(() => aws);
  describeState(() => aws);

  test("no state is on disk", () => {
    const states = filesBelow(path.join(deployed.directory, "cdktf.out")).filter((file) =>
      file.includes(".tfstate"),
    );
    // What Terraform keeps there is where the state lies, not the state.
    expect(states.filter((file) => !file.endsWith(".terraform/terraform.tfstate"))).toEqual([]);
    for (const file of states) {
      expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveProperty("resources");
    }
  });
});

describe("the secret's value is nowhere but in Parameter Store", () => {
  test("not in any synthesized file, nor in another file of the stacks", () => {
    const outdir = path.join(deployed.directory, "cdktf.out");
    expect(filesWith(outdir, "learner")).not.toEqual([]);
    expect(filesWith(outdir, CANARY)).toEqual([]);
  });

  test("not in any version of a state", async () => {
    const { Versions = [] }: ListObjectVersionsCommandOutput = await aws.s3.send(
      new ListObjectVersionsCommand({ Bucket: STATE_BUCKET }),
    );
    expect(Versions.length).toBeGreaterThanOrEqual(STACKS.length);
    for (const { Key, VersionId } of Versions) {
      const version = new GetObjectCommand({ Bucket: STATE_BUCKET, Key, VersionId });
      const text = await (await aws.s3.send(version)).Body?.transformToString();
      expect(text).not.toContain(CANARY);
    }
  });

  test("not in the emulator's record of calls", async () => {
    const { calls } = await callsOf(deployed.port);
    const puts = calls.filter(({ operation }) => operation === "PutParameter");
    expect(puts).not.toEqual([]);
    expect(JSON.stringify(calls)).not.toContain(CANARY);
  });

  test("not in what was printed or logged, by the emulator neither", () => {
    const { output } = deployed.finished;
    expect(output).toContain("aws_ssm_parameter");
    expect(output).not.toContain(CANARY);
    const logs = filesBelow(path.join(deployed.directory, ".local")).filter((file) =>
      file.endsWith("log"),
    );
    expect(logs.map((file) => path.basename(file)).toSorted()).toEqual([
      expect.stringMatching(/^deploy-\d+\.log$/),
      "log",
    ]);
    for (const log of logs) expect(readFileSync(log, "utf8")).not.toContain(CANARY);
  });
});
