import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";

const ROOT = path.join(__dirname, "..", "..", "..");

const main = (env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });

test("a mistake in the configuration ends the synthesis before any file is touched", () => {
  const outdir = temporaryDirectory();
  writeFileSync(path.join(outdir, "manifest.json"), "from the last synthesis");

  const { status, stdout, stderr } = main({ CDKTF_OUTDIR: outdir, EMULATOR_PORT: "99999" });

  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^\S.*"99999" is not a port: use 1 to 65535, or unset it to use 4566\n$/);
  expect(readdirSync(outdir)).toEqual(["manifest.json"]);
  expect(readFileSync(path.join(outdir, "manifest.json"), "utf8")).toBe("from the last synthesis");
});

test("without one, every environment is synthesized, and what was written is told", () => {
  const outdir = temporaryDirectory();
  const { status, stdout, stderr } = main({ CDKTF_OUTDIR: outdir });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const stacks = readdirSync(path.join(outdir, "stacks"));
  expect(stacks).toContain("dev-network");
  expect(stdout).toBe(
    `Wrote ${stacks.length} stacks of 3 environments (dev, local, prod) to ${path.relative(ROOT, outdir)}.\n`,
  );
});
