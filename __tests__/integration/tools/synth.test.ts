import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { Checkout } from "../../../tools/project/checkout";
import { PROJECT_ROOT } from "../../../tools/project/paths";

jest.setTimeout(300_000);

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout(["__tests__", "docs"]);
});
afterEach(() => {
  checkout.remove();
});

const inCheckout = (...names: string[]) => path.join(checkout.directory, ...names);
const compiled = (pack: string) => inCheckout(".local", "compiled", pack);

const PACKS = ["packages", "sources"];

/** @returns what changes it back */
function change(file: string, find: string, replace: string): () => void {
  const before = readFileSync(inCheckout(file), "utf8");
  expect(before).toContain(find);
  writeFileSync(inCheckout(file), before.replace(find, replace));
  return () => {
    writeFileSync(inCheckout(file), before);
  };
}

/** Every file that a run writes, by its path. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const outdir = temporaryDirectory();
  const { code, stderr } = await new Promise<{ code: number | null; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      {
        cwd: checkout.directory,
        // cdktf's own packages use what Node.js 22 deprecates.
        env: { ...process.env, NODE_NO_WARNINGS: "1", CDKTF_OUTDIR: outdir, ...env },
      },
      (_error, _stdout, stderr) => {
        resolve({ code: child.exitCode, stderr });
      },
    );
  });
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const written = Object.fromEntries(
    files.map((file) => [path.relative(outdir, file), readFileSync(file, "utf8")]),
  );
  return { code, stderr, written };
}

const plain = () => run(["--import", "tsx", "main.ts"]);
const synth = (env?: NodeJS.ProcessEnv) => run([path.join("tools", "synth.js")], env);

test("writes what tsx makes of main.ts: cold, then from what is kept, without tsx", async () => {
  const expected = await plain();
  expect(expected).toMatchObject({ code: 0, stderr: "" });
  expect(Object.keys(expected.written).length).toBeGreaterThan(20);
  expect(await synth()).toEqual(expected);
  for (const pack of PACKS) expect(readFileSync(compiled(pack)).length).toBeGreaterThan(0);
  // The line that starts tsx.
  change("tools/synth.js", 'require.resolve("tsx")', 'require.resolve("no such package")');
  expect(await synth()).toEqual(expected);
});

test("sees at once what has changed since, and that it is as it was again", async () => {
  const before = await synth();
  const seen = async (env?: NodeJS.ProcessEnv) => JSON.stringify((await synth(env)).written);

  const edits = [
    ["environments/dev.ts", 'namePrefix: "learner"', 'namePrefix: "changed"', "alias/changed"],
    ["lib/policy.ts", 'VERSION = "2012-10-17"', 'VERSION = "2008-10-17"', "2008-10-17"],
    [".terraform.lock.hcl", "5.100.0", "5.100.1", "5.100.1"],
  ] as const;
  const undo = edits.map(([file, find, replace]) => change(file, find, replace));
  const stage = inCheckout("environments", "stage.ts");
  cpSync(inCheckout("environments", "prod.ts"), stage);
  change("environments/stage.ts", "learner-prod", "learner-stage");
  const all = await seen({ EMULATOR_PORT: "4999" });
  for (const text of [...edits.map((edit) => edit[3]), "stage-network", "127.0.0.1:4999"]) {
    expect([text, JSON.stringify(before).includes(text)]).toEqual([text, false]);
    expect([text, all.includes(text)]).toEqual([text, true]);
  }
  rmSync(stage);
  for (const back of undo) back();
  expect(await synth()).toEqual(before);

  change("environments/dev.ts", "111111111111", "11");
  const mistaken = await synth();
  expect(mistaken).toMatchObject({ code: 1, written: {} });
  expect(mistaken.stderr).toMatch(/^dev\.accountId: "11" .*\n$/);
});

test("sees at once another version of a dependency", async () => {
  const before = await synth();
  const installed = path.join(PROJECT_ROOT, "node_modules");
  const own = inCheckout("node_modules");
  rmSync(own);
  mkdirSync(own);
  for (const name of readdirSync(installed)) {
    if (name !== "zod") symlinkSync(path.join(installed, name), path.join(own, name));
  }
  cpSync(path.join(installed, "zod"), path.join(own, "zod"), { recursive: true });
  expect(await synth()).toEqual(before);
  appendFileSync(path.join(own, "zod", "index.cjs"), '\nconsole.error("another");\n');
  expect(await synth()).toEqual({ ...before, stderr: "another\n" });
});

test("an error points at its line in the source", async () => {
  await synth();
  change("stacks/state-stack.ts", "super(", 'if (scope) throw new Error("told");\n    super(');
  const source = readFileSync(inCheckout("stacks", "state-stack.ts"), "utf8");
  const line = source.slice(0, source.indexOf("new Error")).split("\n").length;
  const { code, stderr } = await synth();
  expect(code).toBe(1);
  expect(stderr).toContain("Error: told");
  expect(stderr).toContain(`state-stack.ts:${line}:`);

  change("environments/dev.ts", "defineEnvironment({", "defineEnvironment({{");
  expect((await synth()).stderr).toBe(
    'dev: cannot be loaded: correct line 4 of environments/dev.ts (Expected identifier but found "{")\n',
  );
});

test.each([
  ["sources", "2012-10-17", "2012-10-18"],
  ["packages", "terraform_remote_state", "terraform_remote_stats"],
])("what is kept of %s and was damaged is not used", async (pack, find, replace) => {
  const expected = await synth();
  const whole = readFileSync(compiled(pack), "latin1");
  expect(whole).toContain(find);
  for (const damaged of [whole.replaceAll(find, replace), whole.slice(0, 5000), ""]) {
    writeFileSync(compiled(pack), damaged, "latin1");
    expect(await synth()).toEqual(expected);
    // What V8 makes of it may differ.
    expect(readFileSync(compiled(pack), "latin1")).toContain(find);
  }
});

test("works where nothing can be kept", async () => {
  const expected = await synth();
  rmSync(inCheckout(".local"), { recursive: true });
  // Not even root can make a directory in a file.
  writeFileSync(inCheckout(".local"), "");
  expect(await synth()).toEqual(expected);
});

test("several at once write the same, and leave nothing but what is kept", async () => {
  const all = await Promise.all([synth(), synth(), synth()]);
  for (const each of all) expect(each).toEqual(all[0]);
  expect(all[0]).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(inCheckout(".local", "compiled"))).toEqual(PACKS);
});
