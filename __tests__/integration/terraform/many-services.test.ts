import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { providerLock } from "../../../config/provider-lock";
import { buildApp } from "../../../stacks/build-app";
import { temporaryDirectory } from "../../../testing/app";
import { manyServices } from "../../../tools/bench/many-services";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";

const run = promisify(execFile);
const TIMEOUT_MS = 300_000;

const outdir = temporaryDirectory();
const app = buildApp({ environments: [manyServices(100)], providerLock: providerLock(), outdir });
/** The state stack has an import block, which only a root module may have; it has no service. */
const ids = app.node.children.map(({ node }) => node.id).filter((id) => id !== "many-state");

let terraform: TerraformEnvironment;
const root = path.join(outdir, "all");

beforeAll(async () => {
  app.synth();
  terraform = await terraformEnvironment();
  // One root module with a module for each stack: Terraform starts the provider for all of them
  // once, where it would take minutes to validate stack by stack.
  mkdirSync(root);
  cpSync(
    path.join(outdir, "stacks", String(ids[0]), ".terraform.lock.hcl"),
    path.join(root, ".terraform.lock.hcl"),
  );
  const modules = ids.map((id) => [id, { source: path.join("..", "stacks", id) }] as const);
  writeFileSync(
    path.join(root, "main.tf.json"),
    JSON.stringify({ module: Object.fromEntries(modules) }),
  );
  await run(
    "terraform",
    [`-chdir=${root}`, "init", "-backend=false", "-input=false", "-lockfile=readonly"],
    { env: terraform.env },
  );
}, TIMEOUT_MS);

afterAll(() => {
  terraform.dispose();
});

test(
  "Terraform finds the stacks of 100 services valid",
  async () => {
    expect(ids).toHaveLength(108);
    const { stdout } = await run("terraform", [`-chdir=${root}`, "validate", "-json"], {
      env: terraform.env,
    }).catch((error: unknown) => error as { stdout: string });
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0 });
  },
  TIMEOUT_MS,
);
