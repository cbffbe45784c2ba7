import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { TerraformStack } from "cdktf";
import type { Environment } from "../config/schema/environment";
import { buildApp } from "../stacks/build-app";

/** The ids of an environment's stacks (`dev-network`), sorted. Nothing is synthesized. */
export function stackIds(environment: Environment): string[] {
  // An app makes its output directory at once.
  const outdir = mkdtempSync(path.join(os.tmpdir(), "stack-ids-"));
  try {
    const app = buildApp({ environments: [environment], providerLock: "", outdir });
    return app.node.children
      .filter((child) => TerraformStack.isStack(child))
      .map(({ node }) => node.id)
      .toSorted();
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
