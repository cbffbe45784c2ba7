import { appendFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { inventory } from "../lifecycle/support/aws";
import { CANARY } from "../lifecycle/support/canary";
import { heldLocks, STATE_BUCKET } from "../lifecycle/support/deployment";
import { beginStory, ended, ends, type Story } from "../lifecycle/support/story";
import { runAndKill, VICTIMS } from "./support/kill";
import { randomNumbers } from "./support/random";

/**
 * Runs that are killed at a random moment. After `doctor` and the same command again nothing is to do, each
 * resource is in one state, and nothing is left. `KILLS=30,10` kills 30 deployments and 10 teardowns;
 * `KILLS_SEED` begins other moments, and `KILLS_LOG` names a file that takes a line of each.
 */
const [deployments = 0, teardowns = 0] = (process.env["KILLS"] ?? "2,1").split(",").map(Number);
const SEED = Number(process.env["KILLS_SEED"] ?? 1);
const LOG = process.env["KILLS_LOG"];

const STACKS = ["iam", "network", "ssm"].map((stack) => `local-${stack}`);
/**
 * Their deployment takes half a minute on an idle machine, and their teardown a third of one; later moments
 * kill nothing.
 */
const LONGEST_MS = { deploy: 28_000, teardown: 13_000 };
/** Before that, nothing has begun. */
const START_MS = 2000;

const random = randomNumbers(SEED);
const rounds = Array.from({ length: deployments }, (_, round) => ({
  round: round + 1,
  victim: VICTIMS[round % VICTIMS.length] ?? "everything",
  afterMs: Math.round(START_MS + random() * LONGEST_MS.deploy),
  teardown:
    round < teardowns
      ? { afterMs: Math.round(START_MS + random() * LONGEST_MS.teardown) }
      : undefined,
}));

test.each(rounds)(
  "round $round: $victim is killed after $afterMs ms",
  async ({ round, victim, afterMs, teardown }) => {
    const { told, end } = await beginStory({ empty: true });
    try {
      const { aws, checkout, directory } = told;
      checkout.edit({ services: false });
      const before = await inventory(aws);
      const temporary = path.join(directory, "..", "tmp");
      mkdirSync(temporary);
      const env = { ...told.env, TF_VAR_secret_app_session_key: CANARY, TMPDIR: temporary };
      const tool = (...args: Parameters<Story["tool"]>) => told.toolWith({ env }, ...args);
      const deploy = ["local", ...STACKS, "--auto-approve"];

      expect(ended(await tool("bootstrap", "local"))).toEqual(ends(0));
      const run = { cwd: directory, env, victim };
      const isKilled = await runAndKill({ ...run, tool: "deploy", args: deploy, afterMs });
      const choices = await cure(tool);
      expect(ended(await tool("deploy", ...deploy))).toEqual(ends(0));
      expect(ended(await tool("plan", "local", ...STACKS))).toEqual(ends(0, "3 unchanged"));
      await expectNothingLeft(told, temporary);
      log({ round, command: "deploy", victim, afterMs, isKilled, choices });
      if (!teardown) return;

      const destroy = ["local", "--yes", "local", "--state"];
      const { afterMs: later } = teardown;
      const isEnded = !(await runAndKill({
        ...run,
        tool: "teardown",
        args: destroy,
        afterMs: later,
      }));
      const more = await cure(tool);
      expect(ended(await tool("teardown", ...destroy))).toEqual(ends(0));
      expect(await inventory(aws)).toEqual(before);
      log({
        round,
        command: "teardown",
        victim,
        afterMs: later,
        isKilled: !isEnded,
        choices: more,
      });
    } finally {
      await end();
    }
  },
);

type Tool = Story["tool"];

/**
 * Has the doctor do what nobody has to choose, then what somebody has to.
 * @returns how much had to be chosen
 */
async function cure(tool: Tool): Promise<number> {
  const first = await tool("doctor", "local", "--fix", "lock", "--fix", "import");
  if (first.code === 0) return 0;
  const choices = first.output.match(/^delete:/gm)?.length ?? 0;
  const second = await tool(
    "doctor",
    "local",
    "--fix",
    "lock",
    "--fix",
    "import",
    "--fix",
    "delete",
  );
  expect(ended(second)).toEqual(ends(0));
  return choices;
}

/** No lock, no temporary directory, and each resource in one state. */
async function expectNothingLeft(told: Story, temporary: string): Promise<void> {
  expect(await heldLocks(told.aws)).toEqual([]);
  expect(readdirSync(temporary).filter((name) => !/^(tsx|node)-/.test(name))).toEqual([]);
  const ids = await idsInStates(told);
  expect(ids.length).toBeGreaterThan(50);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ended(await told.tool("doctor", "local"))).toEqual(ends(0, "Nothing is wrong"));
}

/** The type and the ID of everything that the states list. */
async function idsInStates({ aws }: Story): Promise<string[]> {
  const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket: STATE_BUCKET }));
  const states = await Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: STATE_BUCKET, Key }));
      return JSON.parse((await Body?.transformToString()) ?? "") as {
        readonly resources: readonly {
          readonly mode: string;
          readonly type: string;
          readonly instances: readonly { readonly attributes: { readonly id: string } }[];
        }[];
      };
    }),
  );
  return states.flatMap(({ resources }) =>
    resources
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ type, instances }) =>
        instances.map(({ attributes }) => `${type} ${attributes.id}`),
      ),
  );
}

function log(line: object): void {
  if (LOG !== undefined) appendFileSync(LOG, `${JSON.stringify(line)}\n`);
}
