import path from "node:path";
import { DeleteObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { beforeAll, expect, test } from "@jest/globals";
import { findPython } from "../../../tools/emulator/python";
import { requestsOf } from "../lifecycle/support/deployed-once";
import { STATE_BUCKET, stateKey } from "../lifecycle/support/deployment";
import { type Finished, run, toolArguments } from "../lifecycle/support/run";
import { ended, ends, story } from "../lifecycle/support/story";

/** A person at a terminal, who is asked. The tests build on each other. */
const told = story();
const TERMINAL = path.join(__dirname, "..", "lifecycle", "support", "terminal.py");

type Answers = readonly (readonly [question: string, answer: string])[];

const deploy = (answers: Answers, ...stacks: readonly string[]) =>
  atTerminal("deploy", answers, ...stacks);

/** Runs a tool for the environment, and answers each question that has this text. */
async function atTerminal(
  tool: string,
  answers: Answers,
  ...stacks: readonly string[]
): Promise<Finished> {
  const { directory, env, emulator } = told();
  const args = toolArguments(tool, ["local", ...stacks]);
  const finished = await run(
    await findPython(),
    [TERMINAL, JSON.stringify(answers), process.execPath, ...args],
    { cwd: directory, env, activity: () => requestsOf(emulator.port) },
  );
  // Without what draws the list again and again, and a terminal's line ends.
  // eslint-disable-next-line no-control-regex
  return { ...finished, output: finished.output.replaceAll(/\u001B\[[\d;?]*[A-Za-z]|\r/g, "") };
}

const value = async () => {
  const parameter = new GetParameterCommand({ Name: "/learner/config/app/log-level" });
  return (await told().aws.ssm.send(parameter)).Parameter?.Value;
};

beforeAll(() => {
  told().checkout.edit({ logLevel: "debug", zones: ["a", "b"] });
});

test("who says no has changed nothing", async () => {
  expect(ended(await deploy([["Apply this to local-ssm?", "no"]], "local-ssm"))).toEqual(
    ends(
      1,
      "› local-ssm",
      "local-ssm: 1 to change",
      "is changed",
      "value: (sensitive)",
      "Apply this to local-ssm? (yes, all for the rest as well, no): ",
      "Nobody agreed to its plan. Nothing of it was applied.",
      "Failed: local-ssm",
    ),
  );
  expect(await value()).toBe("info");
});

test("who says yes has applied what was shown", async () => {
  expect(ended(await deploy([["Apply this to local-ssm?", "yes"]], "local-ssm"))).toEqual(
    ends(0, "• local-ssm", "applied", "Deployed local-ssm: 1 stack, "),
  );
  expect(await value()).toBe("debug");
});

test("what would be lost has to be typed, whatever was agreed to", async () => {
  const answers = [
    ["Apply this to local-network?", "all"],
    ["Type aws_subnet.", "yes"],
  ] as const;
  expect(ended(await deploy(answers, "local-network"))).toEqual(
    ends(
      1,
      "aws_subnet.private_c_subnet",
      "is destroyed",
      "Gate protected-resource: aws_subnet.private_c_subnet",
      "Type aws_subnet.",
      "Nobody agreed to it: aws_subnet.",
    ),
  );
});

test("the doctor asks about a remedy, and about the plan that imports what no state lists", async () => {
  const { s3 } = told().aws;
  const request = { Bucket: STATE_BUCKET, Prefix: stateKey("service-report") };
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand(request));
  for (const { Key, VersionId } of Versions)
    await s3.send(new DeleteObjectCommand({ Bucket: STATE_BUCKET, Key, VersionId }));
  const found = [
    "import:local-service-report",
    "Way back: terraform state rm",
    "Do it? (yes, no): ",
  ];
  expect(ended(await atTerminal("doctor", [["Do it?", "no"]]))).toEqual(
    ends(2, ...found, "Looked at local: 1 of 1 left."),
  );
  const declined = [
    ["Do it?", "yes"],
    ["Apply this to local-service-report?", "no"],
  ] as const;
  expect(ended(await atTerminal("doctor", declined))).toEqual(
    ends(2, ...found, "is imported", "Not done: ", "Nobody agreed to its plan", "1 of 1 left"),
  );
  const agreed = [
    ["Do it?", "yes"],
    ["Apply this to local-service-report?", "yes"],
  ] as const;
  expect(ended(await atTerminal("doctor", agreed))).toEqual(ends(0, ...found, "Done."));
  expect(ended(await told().tool("plan", "local", "local-service-report"))).toEqual(
    ends(0, "1 unchanged"),
  );
});
