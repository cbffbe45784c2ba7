import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { GetScheduleCommand, UpdateScheduleCommand } from "@aws-sdk/client-scheduler";
import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { PlanReport } from "../../../plan/report";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { descendantsRunning } from "../../../tools/process-tree";
import { sha256 } from "../../../tools/plan/synthesize";
import { type AwsClients, awsClients } from "./aws";
import {
  CANARY,
  filesWith,
  type Finished,
  runTool,
  STATE_BUCKET,
  toolArguments,
  until,
} from "./deployment";
import { freePort } from "../../../tools/free-port";
import { SmallEnvironment } from "./small-environment";

/** Plan, apply and drift of a small environment. The tests build on each other, in order. */
jest.setTimeout(400_000);

const STACKS = [
  "build",
  "dashboard",
  "ecs",
  "iam",
  "monitoring",
  "network",
  "service-report",
  "ssm",
  "state",
].map((stack) => `small-${stack}`);
/** `2 changed, 7 unchanged`: what a plan of all stacks ends with. */
const count = (changed: number) =>
  [[changed, "changed"] as const, [STACKS.length - changed, "unchanged"] as const]
    .filter(([stacks]) => stacks > 0)
    .map(([stacks, what]) => `${String(stacks)} ${what}`)
    .join(", ");

let small: SmallEnvironment;
let emulator: Emulator;
let env: NodeJS.ProcessEnv;
let aws: AwsClients;

beforeAll(async () => {
  const port = await freePort();
  emulator = await startEmulator({ port, detached: false });
  env = { ...process.env, EMULATOR_PORT: String(port), TF_VAR_secret_app_session_key: CANARY };
  aws = awsClients(emulator.endpoint);
  small = new SmallEnvironment();
});

afterAll(async () => {
  for (const client of Object.values(aws)) client.destroy();
  small.remove();
  await emulator.stop();
});

const PLANS = path.join("plans", "small");
const file = (name: string) => path.join(small.directory, PLANS, name);
const tool = (name: string, ...args: string[]) => runTool(name, args, env, small.directory);
const plan = (...args: string[]) => tool("plan", "small", ...args);
const apply = (...args: string[]) => tool("apply", PLANS, ...args);
const report = (name = "plan.json") => JSON.parse(readFileSync(file(name), "utf8")) as PlanReport;
const stackOf = (id: string) => report().stacks.find((stack) => stack.id === id);
const changed = () =>
  report()
    .stacks.filter(({ status }) => status === "changed")
    .map(({ id }) => id);

/** Exit code and what was printed, in one text, so that a failure shows all of it. */
const ended = ({ code, output }: Finished) =>
  // Columns have one width.
  `exit ${String(code)}\n${output.replaceAll(/(?<=\S) {2,}/g, "  ")}`;
/** What `ended` says of a command with this exit code that printed these texts, in this order. */
const ends = (code: number, ...texts: readonly string[]): unknown =>
  expect.stringMatching(
    new RegExp([`^exit ${String(code)}\n`, ...texts.map(escaped)].join("[^]*")),
  );

describe("an environment that nobody has bootstrapped", () => {
  test("is previewed, and nothing of it can be applied", async () => {
    expect(ended(await plan())).toEqual(ends(2, `${String(STACKS.length)} preview`));
    const { stacks, brandNew, gates } = report();
    expect([brandNew, gates]).toEqual([true, []]);
    expect(stacks.map(({ id }) => id).toSorted()).toEqual(STACKS);
    expect(stacks.every(({ status, appliable }) => status === "preview" && !appliable)).toBe(true);
    expect(stacks.every(({ changes }) => changes.length > 0)).toBe(true);
    expect(readdirSync(path.dirname(file(""))).toSorted()).toEqual(["small"]);
    expect(readdirSync(file("")).toSorted()).toEqual([
      "SHA256SUMS",
      "plan.html",
      "plan.json",
      "plan.md",
    ]);
    expect(ended(await apply())).toEqual(
      ends(1, "Nothing was applied:", "small-iam: is only a preview: apply the others"),
    );
  });

  test("has no stacks but its own, and must be named", async () => {
    expect(ended(await plan("small-shop"))).toEqual(
      ends(1, "small-shop: no such stack: use small-build"),
    );
    expect(ended(await runTool("plan", [], env))).toEqual(ends(1, "Usage: npm run plan"));
    expect(ended(await runTool("drift", [], env))).toEqual(ends(1, "Usage: npm run drift"));
    expect(ended(await runTool("apply", [], env))).toEqual(ends(1, "Usage: npm run apply"));
    expect(ended(await apply("--parallelism", "0"))).toEqual(
      ends(1, "--parallelism 0: use a whole number, 1 or more."),
    );
  });
});

describe("from the bootstrap on", () => {
  test("everything is deployed, plan by plan", async () => {
    expect(ended(await tool("bootstrap", "small"))).toEqual(ends(0));
    expect(ended(await plan("small-state"))).toEqual(ends(2, "1 changed"));
    expect(ended(await apply())).toEqual(ends(0, "Applied: small-state"));

    // The network needs the roles, which are not there yet.
    expect(ended(await plan("small-iam", "small-network"))).toEqual(
      ends(2, "1 changed, 1 preview"),
    );
    expect(ended(await apply("--leave-previews"))).toEqual(
      ends(2, "Applied: small-iam", "Previews, left for the next plan: small-network"),
    );

    const next = ["network", "ssm", "ecs", "monitoring", "build", "dashboard"].map(
      (stack) => `small-${stack}`,
    );
    // Two gates, for what is new in an environment that is not.
    const allows = [
      "small-monitoring:aws_sns_topic_policy.alarms_policy_955C0036",
      "small:internet->subnet:public",
    ].flatMap((gate) => ["--allow", gate]);
    expect(ended(await plan(...next, ...allows))).toEqual(ends(2, "6 changed"));
    expect(report().summary).toMatchObject({ gatesClosed: 0, gatesOpened: 2 });
    expect(ended(await apply("--parallelism", "2"))).toEqual(ends(0, "Applied: "));

    expect(ended(await plan("small-service-report"))).toEqual(ends(2, "1 changed"));
    expect(ended(await apply())).toEqual(ends(0, "Applied: small-service-report"));
  });
});

describe("an edit of one stack", () => {
  const parameter = { Name: "/learner/config/app/log-level" };
  const value = async () =>
    (await aws.ssm.send(new GetParameterCommand(parameter))).Parameter?.Value;
  const state = { Bucket: STATE_BUCKET, Key: "vpc-to-ecs/small/ssm.tfstate" };

  beforeAll(async () => {
    small.edit({ logLevel: "debug" });
    // What was initialised once has to be initialised again where a part of it is gone.
    const stack = path.join(small.directory, "cdktf.out", "stacks", "small-ssm");
    rmSync(path.join(stack, ".terraform", "providers"), { recursive: true });
    expect(ended(await plan())).toEqual(ends(2, count(1)));
  });

  test("plans only what it touches", () => {
    expect(changed()).toEqual(["small-ssm"]);
    const { changes = [], appliable } = stackOf("small-ssm") ?? {};
    expect(appliable).toBe(true);
    expect(changes.map(({ name, action }) => [name, action])).toEqual([
      [expect.stringContaining("log-level"), "update"],
    ]);
    expect(readFileSync(file("plan.md"), "utf8")).toContain("log-level");
    expect(readFileSync(file("plan.html"), "utf8")).toContain("log-level");
  });

  test("is not applied at another commit", async () => {
    const { commit } = report();
    small.commit("Something else");
    expect(ended(await apply())).toEqual(
      ends(
        1,
        `commit: was planned for ${commit}, and this is `,
        `: check ${commit} out, or plan again`,
      ),
    );
    small.undoCommit();
  });

  test("is not applied when a plan was changed, or when it is of another account", async () => {
    const planFile = file("small-ssm.tfplan");
    const kept = readFileSync(planFile);
    appendFileSync(planFile, " ");
    expect(ended(await apply())).toEqual(
      ends(1, "small-ssm.tfplan: was changed since the plan: plan again"),
    );
    writeFileSync(planFile, kept);

    const [json, sums] = ["plan.json", "SHA256SUMS"].map((name) =>
      readFileSync(file(name), "utf8"),
    );
    writeFileSync(file("plan.json"), String(json).replace('"123456789012"', '"999999999999"'));
    const digest = sha256(readFileSync(file("plan.json")));
    writeFileSync(file("SHA256SUMS"), String(sums).replace(/^\w+(?= {2}plan.json$)/m, digest));
    expect(ended(await apply())).toEqual(
      ends(1, "account: was planned for 999999999999, and this is 123456789012: plan again"),
    );
    writeFileSync(file("plan.json"), String(json));
    writeFileSync(file("SHA256SUMS"), String(sums));
  });

  test("is not applied when the state was changed", async () => {
    const text =
      (await (await aws.s3.send(new GetObjectCommand(state))).Body?.transformToString()) ?? "";
    const { serial } = JSON.parse(text) as { readonly serial: number };
    const newer = text.replace(`"serial": ${String(serial)}`, `"serial": ${String(serial + 1)}`);
    await aws.s3.send(new PutObjectCommand({ ...state, Body: newer }));
    expect(ended(await apply())).toEqual(
      ends(
        1,
        `small-ssm: its state was changed since the plan (serial ${String(serial)} then, ` +
          `serial ${String(serial + 1)} now): plan again`,
      ),
    );
    await aws.s3.send(new PutObjectCommand({ ...state, Body: text }));
    expect(await value()).toBe("info");
  });

  test("is applied exactly, and only once", async () => {
    expect(ended(await apply())).toEqual(ends(0, "Applied: small-ssm"));
    expect(await value()).toBe("debug");
    expect(ended(await apply())).toEqual(ends(0, "small-ssm  applied before"));
  });

  test("that was killed after its apply is found to be done, and then there is nothing to do", async () => {
    const record = readFileSync(file("applied.json"), "utf8");
    writeFileSync(file("applied.json"), record.replace('"applied"', '"begun"'));
    expect(ended(await apply())).toEqual(ends(0, "small-ssm  applied before"));
    expect(readFileSync(file("applied.json"), "utf8")).toContain('"applied"');
    expect(ended(await plan("small-ssm"))).toEqual(ends(0, "1 unchanged"));
  });
});

describe("an edit that changes what others read", () => {
  const readers = ["small-network", "small-ssm", "small-service-report"];
  const schedule = { Name: "learner-report", GroupName: "learner" };
  const current = () => aws.scheduler.send(new GetScheduleCommand(schedule));
  const subnets = async () => {
    const { EcsParameters: ecs } = (await current()).Target ?? {};
    return ecs?.NetworkConfiguration?.awsvpcConfiguration?.Subnets?.length;
  };

  test("marks the stacks that read it", async () => {
    small.edit({ logLevel: "warn", zones: ["a", "b", "c"] });
    expect(ended(await plan(...readers))).toEqual(ends(2, "2 changed, 1 unchanged"));
    expect(changed()).toEqual(["small-network", "small-ssm"]);
    expect(stackOf("small-service-report")?.inputsChange).toEqual([
      { stack: "small-network", output: "privateSubnetIds" },
    ]);
  });

  test("is gone on with when its apply was killed between two stacks", async () => {
    const child = spawn(process.execPath, toolArguments("apply", [PLANS]), {
      cwd: small.directory,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    await until("the network is applied", 300_000, () => {
      if (child.exitCode !== null) throw new Error(output);
      return Promise.resolve(/small-network +applied$/m.test(output) ? true : undefined);
    });
    const running = await descendantsRunning("terraform", Number(child.pid));
    child.kill("SIGKILL");
    await until("its Terraform has ended", 60_000, () =>
      Promise.resolve(running.some(isRunning) ? undefined : true),
    );
    expect(await subnets()).toBe(2);

    const finished = await apply();
    expect(ended(finished)).toEqual(
      ends(
        0,
        "small-network  applied before",
        "Applied: small-network, small-ssm, small-service-report",
      ),
    );
    // It was planned with two subnets, and planned again with three.
    expect(finished.output).toContain("small-service-report  applied");
    expect(await subnets()).toBe(3);
    expect(ended(await plan(...readers))).toEqual(ends(0, "3 unchanged"));
  });

  test("that removes a subnet closes a gate, which opens by its address", async () => {
    small.edit({ logLevel: "warn", zones: ["a", "b"] });
    const both = ["small-network", "small-service-report"];
    expect(ended(await plan(...both))).toEqual(ends(3, "Gate closed: small-network:aws_subnet."));
    const subnetGates = report().gates.map(({ stack, address, openedBy }) => [
      stack,
      address,
      openedBy,
    ]);
    expect(subnetGates).toEqual([
      ["small-network", expect.stringMatching(/^aws_subnet\.private/), undefined],
      ["small-network", expect.stringMatching(/^aws_subnet\.public/), undefined],
    ]);
    const [first, second] = subnetGates.map(
      ([stack, address]) => `${String(stack)}:${String(address)}`,
    );
    expect(ended(await apply())).toEqual(ends(1, `${String(first)}: its gate is closed (`));

    expect(ended(await plan(...both, "--allow", "small-network:aws_vpc.vpc"))).toEqual(
      ends(1, "--allow 'small-network:aws_vpc.vpc' opens nothing: use one of the closed gates"),
    );
    // One by option, one by a commit.
    small.commit(`Remove a zone\n\nPlan-Allow: ${String(second)}`);
    const options = ["--allow", String(first), "--allows-of", "HEAD~1..HEAD"];
    expect(ended(await plan(...both, ...options))).toEqual(ends(2, "1 changed, 1 unchanged"));
    expect(report().gates.map(({ openedBy }) => openedBy)).toEqual([
      expect.stringMatching(/^\w/),
      expect.stringMatching(/^Reviewer \(commit \w+\)$/),
    ]);
  });

  test("stops where a stack that reads it would do something else than was reviewed", async () => {
    const { Description, FlexibleTimeWindow, State, Target } = await current();
    await aws.scheduler.send(
      new UpdateScheduleCommand({
        ...schedule,
        ScheduleExpression: "cron(0 4 * * ? *)",
        Description,
        State,
        FlexibleTimeWindow,
        Target,
      }),
    );
    expect(ended(await apply())).toEqual(
      ends(
        1,
        "small-service-report: Its inputs changed (network.privateSubnetIds), and its plan came out another",
        "unchanged then, to change now (schedule_expression)",
        "Applied: small-network",
        "Failed: small-service-report",
        "plan again, so that somebody sees what is left: npm run plan -- small",
      ),
    );
    expect(ended(await plan(...readers))).toEqual(ends(2, "1 changed, 2 unchanged"));
    expect(ended(await apply())).toEqual(ends(0, "Applied: small-service-report"));
    expect((await current()).ScheduleExpression).toBe("cron(0 3 * * ? *)");
    expect(await subnets()).toBe(2);
  });
});

describe("an apply that fails", () => {
  const taken = { Name: "/learner/config/app/taken" };
  const lock = { Bucket: STATE_BUCKET, Key: "vpc-to-ecs/small/ssm.tfstate.tflock" };
  const held = { ID: "held", Operation: "OperationTypeApply", Who: "somebody@elsewhere" };

  beforeAll(async () => {
    await aws.ssm.send(new PutParameterCommand({ ...taken, Value: "other", Type: "String" }));
    small.edit({ logLevel: "warn", config: { "app/taken": "ours" } });
    expect(ended(await plan("small-ssm"))).toEqual(ends(2, "1 changed"));
  });

  test("before it changes anything is gone on with by the same command", async () => {
    await aws.s3.send(new PutObjectCommand({ ...lock, Body: JSON.stringify(held) }));
    expect(ended(await apply())).toEqual(
      ends(
        1,
        "small-ssm: ",
        "somebody@elsewhere",
        "Failed: small-ssm",
        `Nothing of it was changed. Correct the cause, then go on with: npm run apply -- ${PLANS}`,
      ),
    );
    const elsewhere = ["--out", path.join("plans", "locked")];
    expect(ended(await plan("small-ssm", ...elsewhere))).toEqual(
      ends(1, "small-ssm:", "somebody@elsewhere", "1 failed"),
    );
    expect(ended(await tool("apply", path.join("plans", "locked")))).toEqual(
      ends(
        1,
        "Nothing was applied:",
        "small-ssm: could not be planned: correct what its plan says",
      ),
    );
    expect(ended(await tool("drift", "small", "small-ssm"))).toEqual(
      ends(1, "small-ssm:", "somebody@elsewhere"),
    );
    await aws.s3.send(new DeleteObjectCommand(lock));
  });

  test("in the middle says what is left, for a new plan", async () => {
    expect(ended(await apply())).toEqual(
      ends(
        1,
        "small-ssm: ",
        "ParameterAlreadyExists",
        "Failed: small-ssm",
        "What is applied stays. Correct the cause, then plan again",
      ),
    );
    expect(ended(await apply())).toEqual(
      ends(1, "small-ssm: Its apply was stopped half-way: something of it is done"),
    );
    await aws.ssm.send(new DeleteParameterCommand(taken));
    expect(ended(await plan("small-ssm"))).toEqual(ends(2, "1 changed"));
    expect(ended(await apply())).toEqual(ends(0, "Applied: small-ssm"));
    const { Parameter } = await aws.ssm.send(new GetParameterCommand(taken));
    expect(Parameter?.Value).toBe("ours");
  });
});

describe("what somebody changed by hand", () => {
  test("is drift, which a plan without a look at AWS does not see", async () => {
    const parameter = { Name: "/learner/config/app/log-level", Value: "trace" };
    await aws.ssm.send(new PutParameterCommand({ ...parameter, Overwrite: true }));
    const without = await tool(
      "drift",
      "small",
      "small-ssm",
      "small-iam",
      "--without",
      "small-ssm",
    );
    expect(ended(without)).toEqual(ends(0, "No drift."));
    const found = await tool("drift", "small", "small-ssm", "small-iam", "--out", PLANS);
    expect(ended(found)).toEqual(ends(2, "1 of 2 stacks differ from their last apply."));
    expect(readdirSync(file("")).toSorted()).toEqual([
      "SHA256SUMS",
      "drift.html",
      "drift.json",
      "drift.md",
    ]);
    const { kind, stacks, gates } = report("drift.json");
    expect([kind, gates]).toEqual(["drift", []]);
    const [drifted] = stacks.filter(({ status }) => status === "changed");
    expect(drifted).toMatchObject({ id: "small-ssm", appliable: false });
    expect(drifted?.changes.map(({ name, action }) => [name, action])).toEqual([
      [expect.stringContaining("log-level"), "update"],
    ]);
    expect(ended(await apply())).toEqual(ends(1, "plan.json: is not there: name a directory"));

    expect(ended(await plan("small-ssm", "--no-refresh", "small-ssm"))).toEqual(ends(0));
  });
});

test("Ctrl-C ends a plan", async () => {
  const child = spawn(process.execPath, toolArguments("plan", ["small"]), {
    cwd: small.directory,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const code = new Promise((resolve) => child.once("close", resolve));
  child.stdout.once("data", () => child.kill("SIGINT"));
  expect(await code).toBe(130);
  expect(existsSync(file("plan.json"))).toBe(false);
});

test("no secret's value is in a report, a plan or anything else that was written", () => {
  const { directory } = small;
  for (const name of ["plans", "cdktf.out"]) {
    expect(existsSync(path.join(directory, name))).toBe(true);
    expect(filesWith(path.join(directory, name), CANARY)).toEqual([]);
  }
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
