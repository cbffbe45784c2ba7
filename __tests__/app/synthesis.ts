import childProcess from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { synthesizeApp, wholeApp } from "./synthesized-app";

const root = path.join(__dirname, "..", "..");
const first = wholeApp();
const started = jest.spyOn(childProcess, "execSync");
const second = synthesizeApp();

test("a synthesis runs no other program", () => {
  // cdktf asks Terraform for its version where something moves, a tenth of a second each time.
  expect(started).not.toHaveBeenCalled();
});

test("two syntheses are identical, byte for byte", () => {
  expect(second.ids).toEqual(first.ids);
  for (const id of first.ids) expect(second.text(id)).toBe(first.text(id));
  expect(second.manifest).toEqual(first.manifest);
});

describe.each(first.ids)("%s", (id) => {
  test("holds no path of the machine", () => {
    const text = first.text(id) + JSON.stringify(first.manifest.stacks[id]);
    // A container may have a /tmp of its own.
    for (const place of [root, os.homedir(), path.join(os.tmpdir(), "/"), first.outdir]) {
      expect(text).not.toContain(place);
    }
  });

  test("has the committed provider checksums beside it", () => {
    expect(first.lock(id)).toBe(readFileSync(path.join(root, ".terraform.lock.hcl"), "utf8"));
  });

  test("pins the provider that the checksums are of", () => {
    const version = /version += "([\d.]+)"/.exec(first.lock(id))?.[1];
    // Bindings spell the same address in two ways.
    const source: unknown = expect.stringMatching(/^(hashicorp\/)?aws$/);
    expect(first.stack(id).terraform).toMatchObject({
      required_providers: { aws: { source, version } },
    });
  });
});

test("the checksums cover every platform", () => {
  // hashicorp/aws 5.100.0 has packages for 14 platforms.
  expect(first.lock("dev-iam").match(/"h1:[\w+/]{43}="/g)).toHaveLength(14);
});
