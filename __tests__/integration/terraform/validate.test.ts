import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { everything } from "../../everything";
import { loadEnvironments } from "../../../config/load-environments";
import { providerLock } from "../../../config/provider-lock";
import { buildApp } from "../../../stacks/build-app";
import { temporaryDirectory } from "#testing";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";
import { validateTogether } from "./validate-together";

const run = promisify(execFile);
const TIMEOUT_MS = 120_000;

const outdir = temporaryDirectory();
/** The environments there are are the user's own, and as many as they like. */
const environments = [...loadEnvironments(), everything];
const app = buildApp({
  environments,
  providerLock: providerLock(),
  outdir,
});
const ids = app.node.children.map(({ node }) => node.id);
/** The state stacks take over the bucket that bootstrap made. */
const withImport = ids.filter((id) => id.endsWith("-state"));

let terraform: TerraformEnvironment;
/** The provider is installed, and its checksum verified, once for all stacks. */
const dataDirectory = path.join(outdir, "terraform-data");

const inStack = (id: string, ...args: string[]) =>
  run("terraform", [`-chdir=${path.join(outdir, "stacks", id)}`, ...args], {
    env: { ...terraform.env, TF_DATA_DIR: dataDirectory },
  });

beforeAll(async () => {
  app.synth();
  terraform = await terraformEnvironment();
  await inStack(
    withImport[0] ?? "none",
    "init",
    "-backend=false",
    "-input=false",
    "-lockfile=readonly",
  );
}, TIMEOUT_MS);

afterAll(() => {
  terraform.dispose();
});

describe("Terraform finds every stack valid", () => {
  test(
    "that has no import block, all at once",
    async () => {
      const others = ids.filter((id) => !withImport.includes(id));
      expect(withImport).toHaveLength(environments.length);
      expect(others.length).toBeGreaterThan(environments.length);
      expect(await validateTogether(outdir, others, terraform.env)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test.each(withImport)(
    "%s",
    async (id) => {
      // A stack that is not valid makes the command fail; its report is on standard output.
      const { stdout } = await inStack(id, "validate", "-json").catch(
        (error: unknown) => error as { stdout: string },
      );
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
    },
    TIMEOUT_MS,
  );
});

test(
  "a provider whose checksum is not the committed one is refused",
  async () => {
    const elsewhere = path.join(temporaryDirectory(), "stack");
    cpSync(path.join(outdir, "stacks", ids[0] ?? "none"), elsewhere, { recursive: true });
    const lockFile = path.join(elsewhere, ".terraform.lock.hcl");
    const tampered = readFileSync(lockFile, "utf8").replaceAll(/"h1:../g, '"h1:AA');
    writeFileSync(lockFile, tampered);
    const init = run(
      "terraform",
      [`-chdir=${elsewhere}`, "init", "-backend=false", "-input=false", "-no-color"],
      { env: terraform.env },
    );
    await expect(init).rejects.toMatchObject({
      stderr: expect.stringMatching(/match any\s+of the checksums|doesn't match/),
    });
  },
  TIMEOUT_MS,
);
