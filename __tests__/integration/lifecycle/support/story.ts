import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect } from "@jest/globals";
import type { PlanReport } from "#plan";
import { parseEnvironments } from "../../../../config/load-environments";
import { identify } from "../../../../tools/emulator/health";
import { type Emulator, startEmulator } from "../../../../tools/emulator/start";
import { iamResources } from "../../../../tools/ownership/iam-resources";
import { lookForGone, lookForUnknown } from "../../../../tools/ownership/look-for-unknown";
import { describeResource } from "../../../../tools/ownership/unknown-resources";
import { freePort } from "../../../../tools/process/free-port";
import { type AwsClients, awsClients } from "./aws";
import { deployedOnce, requestsOf } from "./deployed-once";
import { ACCOUNT, STATE_BUCKET, stateKey } from "./deployment";
import { type Finished, run, type RunOptions, toolArguments } from "./run";
import { StoryCheckout } from "./story-checkout";

/** What a story asks itself is told from what the tools and Terraform ask. */
export const STORY_KEY = "story";

export interface StoryOptions {
  /** An empty account instead of the deployed environment. @default false */
  readonly empty?: boolean;
  /**
   * It ends with resources that no state lists, or with states that list what is gone. Nothing of both is
   * left by any other one.
   * @default false
   */
  readonly leavesUnknown?: boolean;
  /** The emulator runs on when the story's process ends, as that of `npm run local`. @default false */
  readonly detached?: boolean;
}

/**
 * A story: a copy of the environment that was deployed once, on an emulator of its own, and a checkout of
 * its own to change it from. What it does, no other story sees.
 */
export interface Story {
  readonly checkout: StoryCheckout;
  /** The checkout's. */
  readonly directory: string;
  readonly emulator: Emulator;
  readonly aws: AwsClients;
  readonly env: NodeJS.ProcessEnv;
  /** What every command printed. */
  readonly logs: readonly string[];
  /** Runs one of the project's tools to its end. */
  readonly tool: (name: string, ...args: readonly string[]) => Promise<Finished>;
  readonly toolWith: (
    options: Pick<RunOptions, "onOutput"> & Partial<Pick<RunOptions, "env">>,
    name: string,
    ...args: readonly string[]
  ) => Promise<Finished>;
  /** Where a stack was synthesized: `ssm`. */
  readonly stackDirectory: (stack: string) => string;
  /** A file of the plans that `npm run plan -- local` wrote. */
  readonly planFile: (name: string) => string;
  readonly report: (name?: string) => PlanReport;
  /** What a stack's state says of its outputs. */
  readonly outputs: (stack: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** Makes a story before the tests of a file, and removes it after them. */
export function story(options: StoryOptions = {}): () => Story {
  let begun: Begun | undefined;
  beforeAll(async () => {
    begun = await beginStory(options);
  });
  afterAll(async () => {
    try {
      if (begun && options.leavesUnknown !== true) await expectAllKnown(begun.told.emulator);
    } finally {
      await begun?.end();
    }
  });
  return () => {
    if (!begun) throw new Error("a story is there only in tests, and in hooks after its own");
    return begun.told;
  };
}

/** Every resource is in a state, and every state's resource is there, as far as tags tell. */
async function expectAllKnown({ port, endpoint }: Emulator): Promise<void> {
  if ((await identify(port)).kind !== "emulator") return;
  const [environment] = parseEnvironments({
    local: {
      ...{ namePrefix: "learner", accountId: ACCOUNT, emulatorEndpoint: endpoint },
      tags: { environment: "dev" },
    },
  });
  if (!environment) throw new Error("one environment in, one out");
  const besides = await iamResources(environment);
  expect({
    unknown: (await lookForUnknown(environment, { besides })).map(describeResource),
    gone: (await lookForGone(environment, besides)).map(({ type, values }) => [type, values["id"]]),
  }).toEqual({ unknown: [], gone: [] });
}

interface Begun {
  readonly told: Story;
  /** Removes it. */
  readonly end: () => Promise<void>;
}

/** Makes a story, of which a test may need more than one. */
export async function beginStory({
  empty = false,
  detached = false,
}: StoryOptions = {}): Promise<Begun> {
  const root = mkdtempSync(path.join(os.tmpdir(), "story-"));
  const directory = path.join(root, "checkout");
  const checkout = new StoryCheckout(directory);
  const port = await freePort();
  const record = path.join(directory, ".local", `emulator-${port}`);
  let emulator: Emulator;
  if (empty) {
    checkout.begin();
    emulator = await startEmulator({ port, directory: record, detached });
  } else {
    const deployed = await deployedOnce();
    checkout.clone(deployed.directory);
    const origin = await startEmulator({ port: deployed.port });
    emulator = await origin.copy({ port, directory: record, detached });
  }
  const told = tell(checkout, emulator);
  const end = async () => {
    for (const client of Object.values(told.aws)) client.destroy();
    await emulator.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { told, end };
}

function tell(checkout: StoryCheckout, emulator: Emulator): Story {
  const { directory } = checkout;
  const { port } = emulator;
  const env = { ...process.env, EMULATOR_PORT: String(port) };
  const logs: string[] = [];
  const toolWith: Story["toolWith"] = async (options, name, ...args) => {
    const finished = await run(process.execPath, toolArguments(name, args), {
      env,
      cwd: directory,
      activity: () => requestsOf(port),
      ...options,
    });
    logs.push(finished.output);
    return finished;
  };
  const aws = awsClients(emulator.endpoint, STORY_KEY);
  const outputs: Story["outputs"] = async (stack) => {
    const request = new GetObjectCommand({ Bucket: STATE_BUCKET, Key: stateKey(stack) });
    const { Body } = await aws.s3.send(request);
    const state = JSON.parse((await Body?.transformToString()) ?? "") as {
      readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
    };
    return Object.fromEntries(
      Object.entries(state.outputs).map(([name, { value }]) => [name, value]),
    );
  };
  const planFile = (name: string) => path.join(directory, "plans", "local", name);
  return {
    ...{ checkout, directory, emulator, aws, env, logs, planFile, outputs, toolWith },
    tool: (name, ...args) => toolWith({}, name, ...args),
    stackDirectory: (stack) => path.join(directory, "cdktf.out", "stacks", `local-${stack}`),
    report: (name = "plan.json") => JSON.parse(readFileSync(planFile(name), "utf8")) as PlanReport,
  };
}

/** Exit code and what was printed, in one text, so that a failure shows all of it. */
export const ended = ({ code, output }: Finished): string =>
  // Columns have one width.
  `exit ${String(code)}\n${output.replaceAll(/(?<=\S) {2,}/g, "  ")}`;

/** What `ended` says of a command with this exit code that printed these texts, in this order. */
export const ends = (code: number, ...texts: readonly string[]): unknown =>
  expect.stringMatching(new RegExp([`^exit ${code}\n`, ...texts.map(escaped)].join("[^]*")));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
