import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { makeMove, type Move } from "../../../tools/exit/move";

const PACKAGE = { name: "shop", dependencies: { cdktf: "1" }, devDependencies: {}, overrides: {} };
const MOVE: Move = {
  change: (manifest) => ({ ...manifest, dependencies: { cdktf: "2" } }),
  finish: (root) => {
    writeFileSync(path.join(root, "lock"), "2");
  },
  left: [],
};

/** A project whose synthesis is what its dependency, and `output`, make of it. */
function project(output: (version: string) => unknown = () => "same") {
  const root = temporaryDirectory();
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  writeFileSync(path.join(root, "package.json"), `${JSON.stringify(PACKAGE, null, 2)}\n`);
  writeFileSync(path.join(root, "lock"), "1");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "ignore" });
  git("init");
  git("add", ".");
  git("-c", "user.name=shop", "-c", "user.email=shop@example.com", "commit", "-m", "shop");
  const ran: string[] = [];
  const versionOf = () => (JSON.parse(read("package.json")) as typeof PACKAGE).dependencies.cdktf;
  const means = {
    synthesize: (_: string, outdir: string) => {
      const directory = path.join(outdir, "stacks", "dev-iam");
      mkdirSync(directory, { recursive: true });
      const stack = { "//": { metadata: { version: versionOf() } }, output: output(versionOf()) };
      writeFileSync(path.join(directory, "cdk.tf.json"), JSON.stringify(stack));
      return Promise.resolve();
    },
    npm: (_: string, ...args: readonly string[]) => {
      ran.push(args.join(" "));
      return Promise.resolve();
    },
  };
  return { root, read, ran, means, versionOf };
}

test("a move whose result is equal stays, and is finished", async () => {
  const { root, read, ran, means, versionOf } = project();
  await makeMove(root, MOVE, means);
  expect([versionOf(), read("lock")]).toEqual(["2", "2"]);
  expect(read("package.json")).toContain('"name": "shop"');
  expect(ran).toEqual(["install", "run typecheck"]);
});

test("a move whose result is another is undone, and says what differs", async () => {
  const { root, read, ran, means, versionOf } = project((version) => ({ role: version }));
  await expect(makeMove(root, MOVE, means)).rejects.toThrow(
    'Undone, since the result is another:\nstacks/dev-iam/cdk.tf.json: output.role "1" is "2"',
  );
  expect([versionOf(), read("lock")]).toEqual(["1", "1"]);
  expect(ran).toEqual(["install", "run typecheck", "ci"]);
});

test("a move that cannot be installed, or whose types are wrong, is undone", async () => {
  const { root, means, versionOf } = project();
  const npm = (_: string, command = "") =>
    command === "run" ? Promise.reject(new Error("TS2305")) : Promise.resolve();
  await expect(makeMove(root, MOVE, { ...means, npm })).rejects.toThrow("TS2305");
  expect(versionOf()).toBe("1");
});

test("nothing is done where files differ from the commit, and those stay", async () => {
  const { root, read, ran, means } = project();
  writeFileSync(path.join(root, "lock"), "mine");
  await expect(makeMove(root, MOVE, means)).rejects.toThrow(
    "Commit or put aside first what differs from the commit:\n M lock",
  );
  expect([read("lock"), ran]).toEqual(["mine", []]);
});
