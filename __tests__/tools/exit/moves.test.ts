import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import type { Manifest } from "../../../tools/exit/move";
import { aws6, cdktn, withoutChecksums } from "../../../tools/exit/moves";
import { PROJECT_ROOT } from "../../../tools/project/paths";

const manifest = JSON.parse(
  readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8"),
) as Manifest;

test("CDK Terrain takes cdktf's name, in the version that the tests rehearse, and the bindings stay", () => {
  const { dependencies, overrides } = cdktn.change(manifest);
  expect(dependencies["cdktf"]).toBe(`npm:cdktn@${String(manifest.devDependencies["cdktn"])}`);
  expect({ ...dependencies, cdktf: "" }).toEqual({ ...manifest.dependencies, cdktf: "" });
  expect(overrides).toEqual({
    ...manifest.overrides,
    "@cdktf/provider-aws": { cdktf: "$cdktf" },
  });
});

test("AWS provider 6 exchanges the bindings, and nothing else of package.json", () => {
  const { dependencies, ...rest } = aws6.change(manifest);
  expect(dependencies).toEqual({ ...manifest.dependencies, "@cdktf/provider-aws": "21.22.1" });
  expect({ ...manifest, ...rest, dependencies }).toEqual({ ...manifest, dependencies });
});

test("the lock file names the new version, and no checksum of the old one", () => {
  const lock = [
    "# Checksums",
    'provider "registry.terraform.io/hashicorp/aws" {',
    '  version     = "5.100.0"',
    '  constraints = "5.100.0"',
    '  hashes = [\n    "h1:a=",\n    "zh:b",\n  ]',
    "}",
  ].join("\n");
  expect(withoutChecksums(lock, "6.25.0")).toBe(
    [
      "# Checksums",
      'provider "registry.terraform.io/hashicorp/aws" {',
      '  version     = "6.25.0"',
      '  constraints = "6.25.0"',
      "  hashes = []",
      "}",
    ].join("\n"),
  );
});
