import { expect, test } from "@jest/globals";
import { App } from "cdktf";
import { parseStack } from "#terraform";
import { synthesizeApp as synthesize } from "#testing";
import { readsOf, valueOf } from "../reads";
import { testStacks } from "../../../__tests__/fixtures";

test("names the stacks and outputs that a stack reads, once each", () => {
  const { network } = testStacks();
  const app = synthesize(App.of(network));
  const stack = app.stacks.find(({ id }) => id === "test-network");
  if (!stack) throw new Error("there is a network");
  const reads = readsOf(stack, app).map((read) => `${read.stack}.${read.output}`);
  expect(reads.toSorted()).toEqual(["test-iam.flowLogRoleArn", "test-iam.kmsKeyArn"]);
});

test("a stack that reads nothing has none", () => {
  const { iam } = testStacks();
  const app = synthesize(App.of(iam));
  const stack = app.stacks.find(({ id }) => id === "test-state");
  expect(stack && readsOf(stack, app)).toEqual([]);
});

test("of an output that is a map or a list, the part counts that is read", () => {
  const state = { bucket: "states", key: "iam" };
  const producer = parseStack("dev-iam", { terraform: { backend: { s3: state } } });
  const remote = "data.terraform_remote_state.iam.outputs";
  const consumer = parseStack("dev-web", {
    data: { terraform_remote_state: { iam: { backend: "s3", config: state } } },
    resource: {
      aws_thing: {
        a: { role: `\${${remote}.roles.web}`, first: `\${${remote}.ids[0]}` },
        b: { role: `\${${remote}.roles["web"]}`, all: `\${${remote}.ids.*.arn}` },
      },
    },
  });
  const reads = readsOf(consumer, { stacks: [producer, consumer] });
  expect(reads).toEqual([
    { stack: "dev-iam", output: "roles", path: ["web"] },
    { stack: "dev-iam", output: "ids", path: ["0"] },
    { stack: "dev-iam", output: "ids", path: ["*", "arn"] },
  ]);
  const published = new Map<string, unknown>([
    ["roles", { api: "arn:api" }],
    ["ids", ["one"]],
  ]);
  expect(reads.map((read) => valueOf(read, published))).toEqual([undefined, "one", ["one"]]);
  expect(reads.map((read) => valueOf(read, undefined))).toEqual([undefined, undefined, undefined]);
});
