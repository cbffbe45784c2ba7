import {
  DeleteObjectCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "@jest/globals";
import { inventory } from "../lifecycle/support/aws";
import { CANARY } from "../lifecycle/support/canary";
import { STATE_BUCKET, stateKey } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";

/** States that nobody can bring back, since every version of them is gone. */
const told = story({ leavesUnknown: true });

async function loseStates(...stacks: readonly string[]): Promise<void> {
  const { s3 } = told().aws;
  for (const stack of stacks) {
    const request = { Bucket: STATE_BUCKET, Prefix: stateKey(stack) };
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand(request));
    for (const { Key, VersionId } of Versions)
      await s3.send(new DeleteObjectCommand({ Bucket: STATE_BUCKET, Key, VersionId }));
  }
}

const LOST = ["iam", "network", "alb", "service-web", "service-report"] as const;

test("no command goes on without them, and teardown --state keeps the bucket", async () => {
  const { aws, tool } = told();
  await loseStates(...LOST);
  const before = await inventory(aws);
  const refused = ends(
    1,
    "No state lists these resources, which have the tags of local:",
    "local-network: ",
    "aws_vpc vpc-",
    "Nothing was done",
  );
  for (const command of [
    ["plan", "local"],
    ["drift", "local"],
    ["deploy", "local", "--auto-approve"],
    ["teardown", "local", "--yes", "local", "--state"],
  ] as const) {
    const [name, ...args] = command;
    expect(ended(await tool(name, ...args))).toEqual(refused);
  }
  expect(await inventory(aws)).toEqual(before);
  await aws.s3.send(new HeadBucketCommand({ Bucket: STATE_BUCKET }));
});

test("the doctor imports all that they listed, and then nothing is to do", async () => {
  const { aws, toolWith, env } = told();
  const before = await inventory(aws);
  const withSecret = { ...env, TF_VAR_secret_app_session_key: CANARY };
  const imported = await toolWith({ env: withSecret }, "doctor", "local", "--fix", "import");
  expect(ended(imported)).toEqual(ends(0, "import:local-iam", "Done.", "Looked at local."));
  const stacks = [...imported.output.matchAll(/^import:local-(\S+)$/gm)].map(([, stack]) => stack);
  expect(stacks.toSorted()).toEqual(LOST.toSorted());
  expect(ended(await told().tool("plan", "local"))).toEqual(ends(0, "13 unchanged"));
  expect(await inventory(aws)).toEqual(before);
});

test("what names alone tell of keeps the bucket, too", async () => {
  const { aws, tool } = told();
  // As if everything else had been destroyed by hand: roles are in no list of tagged resources.
  await loseStates("iam", "ssm", "monitoring");
  const finished = await tool("teardown", "local", "--yes", "local", "--state");
  expect(ended(finished)).toEqual(ends(1, "aws_kms_key "));
  expect(ended(await tool("doctor", "local"))).toEqual(
    ends(
      2,
      ...["import:local-iam", "aws_iam_role.", "import:local-monitoring", "import:local-ssm"],
      "3 of 3 left",
    ),
  );
  await aws.s3.send(new HeadBucketCommand({ Bucket: STATE_BUCKET }));
});
