import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { findEnvironment } from "../../../config/load-environments";
import { providerLock } from "../../../config/provider-lock";
import type { Environment } from "../../../config/schema/environment";
import { buildApp } from "../../../stacks/build-app";
import { temporaryDirectory } from "../../../testing/app";
import { startEmulator } from "../../../tools/emulator/start";
import { recordDirectory } from "../../../tools/emulator/record";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";
import { type AwsClients, awsClients, inventory } from "./aws";
import {
  CANARY,
  filesBelow,
  filesWith,
  type Finished,
  run,
  runTool,
  STACKS,
  STATE_BUCKET,
  stateKey,
  until,
  WHO,
} from "./deployment";
import { freePort } from "../../../tools/free-port";
import { describeBuilds } from "./live-builds";
import { describeIam } from "./live-iam";
import { describeLoadBalancer } from "./live-load-balancer";
import { describeNetwork } from "./live-network";
import { describeCluster, describeParameters, IMAGE_PARAMETER } from "./live-ssm-ecs";
import { describeServices } from "./live-services";
import { describeState } from "./live-state";
import { describeWatching } from "./live-watching";
import { describeRollout } from "./rollout";

/**
 * The whole life of the `local` environment, with the commands that people use. The tests build on
 * each other, in order.
 */
jest.setTimeout(600_000);

const directory = temporaryDirectory();
const outdir = path.join(directory, "cdktf.out");

let port: number;
let env: NodeJS.ProcessEnv;
let terraform: TerraformEnvironment;
let aws: AwsClients;
let before: Record<string, string[]>;
/** What every command printed. */
const logs: string[] = [];

async function tool(name: string, args: readonly string[] = [], extra: NodeJS.ProcessEnv = {}) {
  const finished = await runTool(name, args, { ...env, ...extra });
  logs.push(finished.output);
  return finished;
}

async function terraformIn(stackDirectory: string, args: readonly string[], extra = {}) {
  const finished = await run("terraform", [`-chdir=${stackDirectory}`, ...args], {
    ...terraform.env,
    ...extra,
  });
  logs.push(finished.output);
  return finished;
}

/** The environment as this file's emulator serves it. */
const findLocal = (): Environment => ({
  ...findEnvironment("local"),
  emulatorEndpoint: `http://127.0.0.1:${String(port)}`,
});

function synthesize(environment: Environment, to: string): void {
  buildApp({ environments: [environment], providerLock: providerLock(), outdir: to }).synth();
}

/** An object of the state bucket, if it is there. */
async function readState(key: string): Promise<string | undefined> {
  const request = new GetObjectCommand({ Bucket: STATE_BUCKET, Key: key });
  const object = await aws.s3.send(request).catch(() => undefined);
  return object?.Body?.transformToString();
}

/** A lock as another Terraform would have written it. */
const FOREIGN_LOCK = {
  ID: "11111111-2222-3333-4444-555555555555",
  Operation: "OperationTypeApply",
  Who: "somebody@elsewhere",
  Version: "1.11.0",
  Created: "2026-01-02T03:04:05Z",
};

const lockOf = (stack: string) => ({ Bucket: STATE_BUCKET, Key: `${stateKey(stack)}.tflock` });

async function holdLock(stack: string): Promise<void> {
  const { Bucket, Key } = lockOf(stack);
  const Body = JSON.stringify({ ...FOREIGN_LOCK, Path: `${Bucket}/${stateKey(stack)}` });
  await aws.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}

async function releaseLock(stack: string): Promise<void> {
  await aws.s3.send(new DeleteObjectCommand(lockOf(stack)));
}

const stackDirectory = (stack: string) => path.join(outdir, "stacks", `local-${stack}`);

beforeAll(async () => {
  port = await freePort();
  env = { ...process.env, EMULATOR_PORT: String(port), CDKTF_OUTDIR: outdir };
  terraform = await terraformEnvironment();
  aws = awsClients(`http://127.0.0.1:${String(port)}`);
  await startEmulator({ port });
  before = await inventory(aws);
});

afterAll(async () => {
  for (const client of Object.values(aws)) client.destroy();
  terraform.dispose();
  await tool("local-down");
});

describe("npm run local", () => {
  let first: Finished;
  let second: Finished;
  let holder: { readonly ID: string; readonly Who: string };

  beforeAll(async () => {
    const running = tool("local", [], { TF_VAR_secret_app_session_key: CANARY });
    // Somebody else deploys the same stack meanwhile, from a directory of their own. It is made
    // ready early, so that their deployment comes to the lock while it is held.
    const elsewhere = path.join(directory, "elsewhere");
    synthesize(findLocal(), elsewhere);
    await until("a first state", 300_000, () => readState(stateKey("iam")));
    const theirs = path.join(elsewhere, "stacks", "local-network");
    await terraformIn(theirs, ["init", "-input=false", "-lockfile=readonly"]);
    holder = await until("the network stack's lock", 300_000, async () => {
      const text = await readState(`${stateKey("network")}.tflock`);
      return text ? (JSON.parse(text) as typeof holder) : undefined;
    });
    const options = ["--auto-approve", "--no-color", "--ignore-missing-stack-dependencies"];
    options.push("--skip-synth");
    second = await tool("cdktf", ["deploy", "local-network", ...options, "--output", elsewhere]);
    first = await running;
  });

  test("deploys every stack, and says where it is and how to look around", () => {
    // With what it printed, so that a failure shows it.
    expect([first.code, first.output]).toEqual([0, expect.any(String)]);
    for (const stack of STACKS) {
      expect(first.output).toMatch(new RegExp(`\\blocal-${stack} +done$`, "m"));
    }
    expect(first.output).toMatch(/clusterName = learner-cluster/);
    expect(first.output).toContain(`export AWS_ENDPOINT_URL=http://127.0.0.1:${String(port)}`);
  });

  test("a second deployment at the same time stops and names the holder of the lock", () => {
    expect(second.code).not.toBe(0);
    expect(second.output).toContain("Error acquiring the state lock");
    expect(second.output).toContain(holder.ID);
    expect(holder.Who).toBe(WHO);
    expect(second.output).toContain(WHO);
  });
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
    const states = filesBelow(outdir).filter((file) => file.includes(".tfstate"));
    // What Terraform keeps there is where the state lies, not the state.
    expect(states.filter((file) => !file.endsWith(".terraform/terraform.tfstate"))).toEqual([]);
    for (const file of states) {
      expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveProperty("resources");
    }
  });
});

describe("one stack that cannot be deployed", () => {
  let blocked: Finished;

  beforeAll(async () => {
    await holdLock("ecs");
    const options = ["--auto-approve", "--no-color", "--ignore-missing-stack-dependencies"];
    options.push("--output", outdir);
    blocked = await tool("cdktf", ["deploy", "local-ecs", "local-ssm", "local-build", ...options]);
  });

  test("fails the deployment and names the holder of its lock", () => {
    expect(blocked.code).not.toBe(0);
    expect(blocked.output).toContain("Error acquiring the state lock");
    expect(blocked.output).toContain(FOREIGN_LOCK.Who);
  });

  test("lets the others finish: only its own lock is held", async () => {
    const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket: STATE_BUCKET }));
    const locks = Contents.map(({ Key }) => Key).filter((key) => key?.endsWith(".tflock"));
    expect(locks).toEqual([`${stateKey("ecs")}.tflock`]);
    await releaseLock("ecs");
  });
});

describeRollout({
  aws: () => aws,
  terraform: (stack, args) => terraformIn(stackDirectory(stack), args),
});

describe("once more", () => {
  let again: Finished;

  beforeAll(async () => {
    again = await tool("local");
  });

  test("npm run local plans every stack, and every plan is empty", () => {
    // With what it printed, so that a failure shows it.
    expect([again.code, again.output]).toEqual([0, expect.any(String)]);
    const unchanged = again.output.matchAll(/local-(\S+) +no changes/g);
    expect([...unchanged].map(([, stack]) => stack).toSorted()).toEqual(STACKS);
  });

  test("an image written from outside stays", async () => {
    const { Parameter } = await aws.ssm.send(new GetParameterCommand({ Name: IMAGE_PARAMETER }));
    expect(Parameter?.Value).toMatch(/@sha256:/);
  });
});

test("more zones in another order, a tier and NAT in each zone leave every subnet alone", async () => {
  const local = findLocal();
  const changed = {
    ...local,
    network: {
      ...local.network,
      zones: ["c", "b", "a"],
      nat: "per-az" as const,
      additionalTiers: { data: { cidr: "10.0.192.0/20", route: "none" as const } },
    },
  };
  const changedOutdir = path.join(directory, "changed");
  synthesize(changed, changedOutdir);
  const network = path.join(changedOutdir, "stacks", "local-network");
  await terraformIn(network, ["init", "-input=false", "-lockfile=readonly"]);
  await terraformIn(network, ["plan", "-input=false", "-out=plan"]);
  const { output } = await terraformIn(network, ["show", "-json", "plan"]);
  const { resource_changes: changes } = JSON.parse(output) as {
    resource_changes: { type: string; change: { actions: string[] } }[];
  };
  const actionsOn = (type: string) =>
    changes.filter((change) => change.type === type).map(({ change }) => change.actions.join());
  // Four that are there; five new: zone c of both tiers, and the new tier's three.
  expect(actionsOn("aws_subnet").toSorted()).toEqual([
    ...Array<string>(5).fill("create"),
    ...Array<string>(4).fill("no-op"),
  ]);
  expect(actionsOn("aws_nat_gateway").toSorted()).toEqual(["create", "create", "no-op"]);
  expect(changes.filter(({ change }) => change.actions.includes("delete"))).toEqual([]);
});

describe("the secret's value is nowhere but in Parameter Store", () => {
  test("not in a plan that writes it", async () => {
    const ssm = stackDirectory("ssm");
    const secret = /"(secret_[\w-]+)": \{[^}]*"\/\/"/.exec(
      readFileSync(path.join(ssm, "cdk.tf.json"), "utf8"),
    )?.[1];
    const planned = await terraformIn(
      ssm,
      [
        "plan",
        "-input=false",
        "-no-color",
        "-out=plan",
        `-replace=aws_ssm_parameter.${String(secret)}`,
      ],
      { TF_VAR_secret_app_session_key: CANARY },
    );
    expect(planned.output).toContain("1 to add, 0 to change, 1 to destroy");
    const { output } = await terraformIn(ssm, ["show", "-json", "plan"]);
    expect(output).toContain("/learner/secrets/app/session-key");
    expect(output).not.toContain(CANARY);
  });

  test("not in any synthesized file, plan or other file of the stacks", () => {
    expect(existsSync(path.join(stackDirectory("ssm"), "plan"))).toBe(true);
    expect(filesWith(directory, "learner")).not.toEqual([]);
    expect(filesWith(directory, CANARY)).toEqual([]);
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

  test("not in what any command printed or logged, the emulator included", () => {
    expect(logs.join("")).toContain("aws_ssm_parameter");
    expect(logs.join("")).not.toContain(CANARY);
    const record = recordDirectory(port);
    expect(filesBelow(record).filter((file) => statSync(file).size > 0)).not.toEqual([]);
    expect(filesWith(record, CANARY)).toEqual([]);
  });
});

describe("the end", () => {
  test("a teardown that was stopped half-way leaves what it could not destroy", async () => {
    await holdLock("iam");
    const { code } = await tool("teardown", ["local", "--yes", "local"]);
    expect(code).not.toBe(0);
    const { clusters, roles } = await inventory(aws);
    expect(clusters).toEqual(before["clusters"]);
    expect(roles).toContain("learner-ecs-role");
    await releaseLock("iam");
  });

  test("teardown goes on from there and leaves nothing", async () => {
    const { code, output } = await tool("teardown", ["local", "--yes", "local", "--state"]);
    expect([code, output]).toEqual([0, expect.stringContaining("Deleted state bucket")]);
    expect(await inventory(aws)).toEqual(before);
  });

  test("npm run local:down stops the emulator and removes what it left", async () => {
    expect(await tool("local-down")).toMatchObject({ code: 0 });
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow();
    expect(existsSync(recordDirectory(port))).toBe(false);
    expect(existsSync(stackDirectory("network"))).toBe(false);
  });
});
