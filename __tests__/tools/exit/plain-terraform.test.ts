import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { differencesOf } from "../../../tools/exit/differences";
import { writePlainTerraform } from "../../../tools/exit/plain-terraform";
import { validate } from "../../../tools/exit/validate";
import { wholeApp } from "../../app/synthesized-app";

const { outdir, ids, lock, stack } = wholeApp();
const plain = temporaryDirectory();
const directories = writePlainTerraform(outdir, plain);
const one = String(directories[0]);
const read = (...names: readonly string[]) => readFileSync(path.join(plain, ...names), "utf8");

test("each stack has a directory, with the checksums, and its configuration without comments", () => {
  expect(readdirSync(plain).toSorted()).toEqual(["README.md", ...ids].toSorted());
  for (const id of ids) {
    expect(read(id, ".terraform.lock.hcl")).toBe(lock(id));
    expect(read(id, "cdk.tf.json")).not.toContain('"//"');
    expect(JSON.parse(read(id, "cdk.tf.json"))).toMatchObject({
      terraform: { backend: stack(id).terraform.backend },
    });
  }
});

test("comments are all that it lacks", () => {
  const differences = differencesOf(path.join(outdir, "stacks"), plain, []);
  expect(
    differences.filter((line) => !/^README\.md|(: |\.)\/\/ .* is \(nothing\)/.test(line)),
  ).toEqual([]);
});

test("the README has the order, and which secrets a stack wants", () => {
  const at = (id: string) => read("README.md").indexOf(`- \`${id}\``);
  expect(directories.map((directory) => path.basename(directory)).toSorted()).toEqual(ids);
  expect(at("test-network")).toBeGreaterThan(-1);
  expect(at("test-network")).toBeLessThan(at("test-alb"));
  expect(at("test-alb")).toBeLessThan(at("test-service-web"));
  expect(read("README.md")).toMatch(/^- `test-ssm`, with `TF_VAR_secret_app_session_key`/m);
});

/** Stands for Terraform: notes what it is asked, and fails at what is named. */
function standIn(failsAt: string): {
  readonly env: NodeJS.ProcessEnv;
  readonly asked: () => string;
} {
  const directory = temporaryDirectory();
  const [program, asked] = [path.join(directory, "tofu"), path.join(directory, "asked")];
  writeFileSync(
    program,
    `#!/bin/sh\necho "$*" >> ${asked}\nif [ "$2" = "${failsAt}" ]; then echo "Error: no"; exit 1; fi\n`,
  );
  chmodSync(program, 0o755);
  const env = { PATH: process.env["PATH"], TERRAFORM_BINARY_NAME: program };
  return { env, asked: () => readFileSync(asked, "utf8") };
}

test("a directory is initialised with the checksums that are there, and validated", async () => {
  const { env, asked } = standIn("nothing");
  await validate(one, env);
  expect(asked().trim().split("\n")).toEqual([
    `-chdir=${one} init -backend=false -lockfile=readonly -input=false -no-color`,
    `-chdir=${one} validate -no-color`,
  ]);
});

test.each(["init", "validate"])(
  "what %s does not take is refused, by its directory",
  async (step) => {
    await expect(validate(one, standIn(step).env)).rejects.toThrow(
      `${one}: terraform ${step} fails.\nError: no`,
    );
  },
);
