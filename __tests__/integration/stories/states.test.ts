import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, test } from "@jest/globals";
import { inventory } from "../lifecycle/support/aws";
import {
  heldLocks,
  holdLock,
  STACKS,
  STATE_BUCKET,
  stateKey,
} from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";

/** What is done to states that Terraform cannot know of, and how it is found and mended. */
const told = story();

const object = (stack: string) => ({ Bucket: STATE_BUCKET, Key: stateKey(stack) });

async function textOf(stack: string): Promise<string> {
  const { Body } = await told().aws.s3.send(new GetObjectCommand(object(stack)));
  return (await Body?.transformToString()) ?? "";
}

const write = (stack: string, Body: string) =>
  told().aws.s3.send(new PutObjectCommand({ ...object(stack), Body }));

const UNCHANGED = ends(0, `${STACKS.length} unchanged`);

test("nothing is wrong with an environment that was just deployed", async () => {
  expect(ended(await told().tool("doctor", "local"))).toEqual(
    ends(0, "Nothing is wrong with what is known of local."),
  );
});

test("a deleted state stops every command before anything is done, and comes back", async () => {
  const { aws, tool } = told();
  const before = await inventory(aws);
  await aws.s3.send(new DeleteObjectCommand(object("network")));
  const refused = ends(
    1,
    "States were deleted from the state bucket",
    "local-network: deleted ",
    "and listed ",
    "Nothing was done.",
  );
  expect(ended(await tool("plan", "local"))).toEqual(refused);
  expect(ended(await tool("drift", "local"))).toEqual(refused);
  expect(ended(await tool("deploy", "local", "--auto-approve"))).toEqual(refused);
  const teardown = await tool("teardown", "local", "--yes", "local", "--state");
  expect(ended(teardown)).toEqual(refused);
  expect(await inventory(aws)).toEqual(before);
  expect(ended(await tool("doctor", "local"))).toEqual(
    ends(2, "deleted-state:local-network", "Takes the deletion back", "1 of 1 left"),
  );
  expect(ended(await tool("doctor", "local", "--fix", "deleted-state:local-network"))).toEqual(
    ends(0, "Done."),
  );
  expect(ended(await tool("plan", "local"))).toEqual(UNCHANGED);
});

test.each([
  ["cut off", (text: string) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
])("a state that is %s is said to be damaged, and the one before comes back", async (_, damage) => {
  const { tool } = told();
  await write("ssm", damage(await textOf("ssm")));
  const { code, output } = await tool("plan", "local");
  expect(code).toBe(1);
  expect(output).toContain(`The state ${stateKey("ssm")} is damaged: `);
  expect(output).not.toMatch(/\n +at /);
  expect(ended(await tool("doctor", "local", "--fix", "damaged-state:local-ssm"))).toEqual(
    ends(0, "Whole before that: version ", "Done."),
  );
  expect(ended(await tool("plan", "local"))).toEqual(UNCHANGED);
});

test("an older state is told from the newest one, which comes back", async () => {
  const { tool } = told();
  const newest = await textOf("iam");
  const state = JSON.parse(newest) as { readonly serial: number; readonly resources: object[] };
  const older = { ...state, serial: state.serial - 1, resources: state.resources.slice(1) };
  await write("iam", JSON.stringify(older));
  expect(ended(await tool("doctor", "local", "--fix", "older-state:local-iam"))).toEqual(
    ends(0, "is older than the version before it", "Done."),
  );
  expect(await textOf("iam")).toBe(newest);
});

test("a state that could not be saved stops every command, and is pushed", async () => {
  const { stackDirectory, tool } = told();
  const state = JSON.parse(await textOf("ssm")) as {
    readonly serial: number;
    readonly outputs: object;
  };
  const outputs = { ...state.outputs, unsaved: { value: "made, and not saved", type: "string" } };
  const file = path.join(stackDirectory("ssm"), "errored.tfstate");
  writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1, outputs }));
  expect(ended(await tool("deploy", "local", "--auto-approve"))).toEqual(
    ends(1, "could not save the state of", "local-ssm", "Nothing was done"),
  );
  expect(ended(await tool("doctor", "local", "--fix", "unsaved-state:local-ssm"))).toEqual(
    ends(0, "Done."),
  );
  expect(existsSync(file)).toBe(false);
  expect(JSON.parse(await textOf("ssm"))).toMatchObject({ outputs });
  // Somebody went on without it: it cannot be pushed any more, and stays.
  writeFileSync(file, JSON.stringify(state));
  expect(ended(await tool("doctor", "local"))).toEqual(
    ends(2, "somebody has applied since, so that it cannot be pushed", "1 of 1 left"),
  );
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ serial: state.serial });
});

test("a state that was begun anew is told from the one before, whose resources nobody knows", async () => {
  const state = JSON.parse(await textOf("network")) as object;
  const lineage = "99999999-2222-3333-4444-555555555555";
  await write("network", JSON.stringify({ ...state, lineage, serial: 1, resources: [] }));
  expect(ended(await told().tool("doctor", "local"))).toEqual(
    ends(
      2,
      "other-state:local-network",
      "was begun anew",
      "Before: version ",
      "import:local-network",
      "3 of 3 left",
    ),
  );
  await write("network", JSON.stringify(state));
});

test("a lock is told with its holder, and released", async () => {
  const { aws, tool } = told();
  await holdLock(aws, "ssm");
  const released = await tool("doctor", "local", "--fix", "lock:local-ssm");
  expect(ended(released)).toEqual(
    ends(
      2,
      "local-ssm is locked by somebody@elsewhere",
      "cannot be looked into",
      "Done.",
      "1 of 2",
    ),
  );
  expect(await heldLocks(aws)).toEqual([]);
});

test("what is not found is not mended", async () => {
  expect(ended(await told().tool("doctor", "local", "--fix", "lock:local-ssm"))).toEqual(
    ends(1, "lock:local-ssm: not found; there is unsaved-state:local-ssm. Nothing was done."),
  );
});
