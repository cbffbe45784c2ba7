import { readFileSync } from "node:fs";
import path from "node:path";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "@jest/globals";
import { STATE_BUCKET, stateKey } from "./support/deployment";
import { ended, ends, story } from "./support/story";

/**
 * States as they were left while the `state` stack made its key itself, and `iam` and `dashboard` waited
 * for it.
 */
const told = story({ empty: true });
const STATES = path.join(__dirname, "fixtures", "states-before-bootstrap-made-the-key.json");

beforeAll(async () => {
  const { aws, checkout, tool } = told();
  checkout.edit({ zones: ["a", "b"] });
  // It is there in such an environment; here it is one of another id.
  expect(ended(await tool("bootstrap", "local"))).toEqual(ends(0, "Created: State bucket"));
  const { KeyMetadata } = await aws.kms.send(
    new DescribeKeyCommand({ KeyId: "alias/learner-state" }),
  );
  const states = JSON.parse(readFileSync(STATES, "utf8")) as Record<string, object>;
  const before = keyIdIn(states["state"]);
  for (const [stack, state] of Object.entries(states)) {
    const Body = JSON.stringify(state).replaceAll(before, String(KeyMetadata?.KeyId));
    await aws.s3.send(new PutObjectCommand({ Bucket: STATE_BUCKET, Key: stateKey(stack), Body }));
  }
});

test("an environment that was deployed then goes on without any change of its keys, roles and bucket", async () => {
  const stacks = ["local-state", "local-iam", "local-dashboard"];
  const unrefreshed = stacks.flatMap((stack) => ["--no-refresh", stack]);
  expect(ended(await told().tool("plan", "local", ...stacks, ...unrefreshed))).toEqual(
    ends(0, "3 unchanged"),
  );
});

function keyIdIn(state: unknown): string {
  const { resources } = state as {
    readonly resources: readonly {
      readonly type: string;
      readonly instances: readonly { readonly attributes: { readonly key_id: string } }[];
    }[];
  };
  const key = resources.find(({ type }) => type === "aws_kms_key");
  return String(key?.instances[0]?.attributes.key_id);
}
