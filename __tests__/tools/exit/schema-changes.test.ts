import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { changedInUse } from "../../../tools/exit/changed-in-use";
import { schemaChanges } from "../../../tools/exit/schema-changes";
import { usedAttributes } from "../../../tools/exit/used-attributes";

/** Classes as a framework generates them: by directory, attributes with what makes their value. */
function library(classes: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const directory = temporaryDirectory();
  for (const [name, attributes] of Object.entries(classes)) {
    mkdirSync(path.join(directory, name));
    const lines = Object.entries(attributes).map(([key, made]) => `${key}: ${made}(this._a),`);
    const text = ["synthesizeAttributes() {", "return {", ...lines, "};", "}"].join("\n");
    writeFileSync(path.join(directory, name, "index.js"), text + BLOCKS);
  }
  return directory;
}
const BLOCKS = ["aToTerraform", "bToTerraform"]
  .map(
    (name) =>
      `\nfunction ${name}(struct) {\nreturn {\n${name.slice(0, 1)}: cdktn.stringToTerraform(struct.a),\n};\n}`,
  )
  .join("");

const before = library({
  eip: { vpc: "cdktf.booleanToTerraform", domain: "cdktf.stringToTerraform" },
  lb: { block: "aToTerraform", one: "aToTerraform", port: "cdktf.numberToTerraform" },
  "data-aws-ami": { filter: "cdktf.stringToTerraform" },
});
const after = library({
  eip: { domain: "cdktn.stringToTerraform", region: "cdktn.stringToTerraform" },
  lb: {
    block: "bToTerraform",
    one: "cdktn.listMapper(aToTerraform, true)",
    port: "cdktn.stringToTerraform",
  },
});

test("what the next classes do not have is gone, and what they have otherwise is of another kind", () => {
  expect(schemaChanges(before, after)).toEqual({
    gone: ["data.aws_ami", "aws_eip.vpc", "aws_lb.block.a"],
    other: ["aws_lb.one", "aws_lb.port"],
  });
});

test("classes that are the same have no changes", () => {
  expect(schemaChanges(before, before)).toEqual({ gone: [], other: [] });
});

test("what is in use is found at every depth", () => {
  const outdir = temporaryDirectory();
  mkdirSync(path.join(outdir, "stacks", "dev-alb"), { recursive: true });
  writeFileSync(
    path.join(outdir, "stacks", "dev-alb", "cdk.tf.json"),
    JSON.stringify({
      provider: { aws: [{ region: "us-east-1" }] },
      resource: { aws_lb: { main: { block: [{ a: "x" }] } } },
      data: { aws_ami: { main: { filter: "x" } } },
    }),
  );
  const used = usedAttributes(outdir);
  expect([...used].toSorted()).toEqual([
    "aws_lb",
    "aws_lb.block",
    "aws_lb.block.a",
    "aws_provider",
    "aws_provider.region",
    "data.aws_ami",
    "data.aws_ami.filter",
  ]);
  expect(changedInUse(used, { version: "6.0.0", ...schemaChanges(before, after) })).toEqual([
    "data.aws_ami is gone in AWS 6.0.0",
    "aws_lb.block.a is gone in AWS 6.0.0",
  ]);
  expect(changedInUse(used, { version: "6.0.0", gone: [], other: ["aws_lb.block"] })).toEqual([
    "aws_lb.block is of another kind in AWS 6.0.0",
  ]);
});
