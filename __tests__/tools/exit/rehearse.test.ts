import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Checkout } from "../../../tools/project/checkout";
import { rehearse, synthesize } from "../../../tools/exit/rehearse";

test("nothing stands in the way out: CDK Terrain, AWS provider 6", async () => {
  expect(await rehearse()).toEqual([]);
});

/** A copy in which something stands in the way of each move. */
const checkout = new Checkout();
let found: readonly string[];

function edit(file: string, text: string, other: string): void {
  const at = path.join(checkout.directory, file);
  const before = readFileSync(at, "utf8");
  expect(before).toContain(text);
  writeFileSync(at, before.replace(text, other));
}

beforeAll(async () => {
  edit("lib/default-tags.ts", '"cdktf"', 'String(require("cdktf/package.json").name)');
  appendFileSync(
    path.join(checkout.directory, "constructs", "cluster.ts"),
    'import { type App as A, Fn, TerraformNothing } from "cdktf";\n',
  );
  edit(
    "stacks/environment-stack.ts",
    "this.addBackend(",
    "this.addOverride('resource.aws_eip.x', { vpc: true });\n    this.addBackend(",
  );
  found = await rehearse(checkout.directory);
});
afterAll(() => {
  checkout.remove();
});

test("an output that differs is found", () => {
  expect(found).toContain(
    'stacks/dev-iam/cdk.tf.json: provider.aws.0.default_tags.0.tags.ManagedBy "cdktf" is "cdktn"',
  );
});

test("a name that CDK Terrain does not have is found, where it is not used, too", () => {
  expect(found).toContain("constructs/cluster.ts: CDK Terrain has no TerraformNothing");
});

test("an attribute that AWS provider 6 does not have is found", () => {
  expect(found).toContainEqual(expect.stringMatching(/^aws_eip\.vpc is gone in AWS 6\.\d+\.\d+$/));
});

test("nothing else is found", () => {
  expect(found.filter((line) => !/ManagedBy|TerraformNothing|aws_eip\.vpc/.test(line))).toEqual([]);
});

test("code that does not run under CDK Terrain is refused, with the error", async () => {
  await expect(synthesize(checkout.directory, "out", ["--require", "./no-such"])).rejects.toThrow(
    /^The code does not synthesize under CDK Terrain:\n[^]*Cannot find module '.\/no-such'/,
  );
});
