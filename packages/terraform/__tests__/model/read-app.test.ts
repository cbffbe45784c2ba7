import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readApp } from "../../model/read-app";
import { temporaryDirectory } from "#testing";

interface Stack {
  readonly constructPath: string;
  readonly dependencies: readonly string[];
}

/** The directory of an app with one VPC in each stack, but for the stacks that are left out. */
function directoryOf(stacks: Readonly<Record<string, Stack>>, leftOut: readonly string[] = []) {
  const directory = temporaryDirectory();
  const entries = Object.entries(stacks).map(([id, stack]) => {
    const folder = path.join("stacks", id);
    mkdirSync(path.join(directory, folder), { recursive: true });
    const file = path.join(folder, "cdk.tf.json");
    const resource = { aws_vpc: { [id]: {} } };
    if (!leftOut.includes(id)) {
      writeFileSync(path.join(directory, file), JSON.stringify({ resource }));
    }
    return [id, { ...stack, synthesizedStackPath: file }];
  });
  const manifest = { stacks: Object.fromEntries(entries) as unknown };
  writeFileSync(path.join(directory, "manifest.json"), JSON.stringify(manifest));
  return directory;
}

const network = { constructPath: "dev-network", dependencies: [] };

test("has the stacks that the manifest names, each with its resources and dependencies", () => {
  const { stacks } = readApp(
    directoryOf({
      "dev-network": network,
      "dev-app": { constructPath: "dev-app", dependencies: ["dev-network"] },
    }),
  );
  expect(stacks).toMatchObject([
    { id: "dev-network", dependencies: [], resources: [{ address: "aws_vpc.dev-network" }] },
    { id: "dev-app", dependencies: ["dev-network"], resources: [{ address: "aws_vpc.dev-app" }] },
  ]);
});

test("a dependency is a stack's id, also where the stack stands in another construct", () => {
  const { stacks } = readApp(
    directoryOf({
      "dev-network": { constructPath: "dev/dev-network", dependencies: [] },
      "dev-app": { constructPath: "dev/dev-app", dependencies: ["dev/dev-network"] },
    }),
  );
  expect(stacks[1]?.dependencies).toEqual(["dev-network"]);
});

test("a stack that the manifest names and that is not there is an error with its file", () => {
  const directory = directoryOf({ "dev-network": network }, ["dev-network"]);
  expect(() => readApp(directory)).toThrow(/ENOENT.*dev-network\/cdk\.tf\.json/);
});
