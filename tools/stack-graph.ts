import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { TerraformStack } from "cdktf";
import type { Environment } from "../config/schema/environment";
import { buildApp } from "../stacks/build-app";

export interface StackNode {
  /** `dev-network` */
  readonly id: string;
  /** Ids of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
}

/** An environment's stacks and what each needs. Nothing is synthesized. */
export function stackGraph(environment: Environment): StackNode[] {
  // An app makes its output directory at once.
  const outdir = mkdtempSync(path.join(os.tmpdir(), "stack-graph-"));
  try {
    const app = buildApp({ environments: [environment], providerLock: "", outdir });
    return app.node.children
      .filter((child) => TerraformStack.isStack(child))
      .map((stack) => ({
        id: stack.node.id,
        dependencies: stack.dependencies.map(({ node }) => node.id),
      }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/**
 * Some of the stacks in the order in which they can be destroyed: each wave holds those that none
 * of the remaining ones needs, directly or through others.
 */
export function destructionWaves(graph: readonly StackNode[], ids: readonly string[]): string[][] {
  const byId = new Map(graph.map((node) => [node.id, node]));
  const needs = (id: string): string[] =>
    (byId.get(id)?.dependencies ?? []).flatMap((dependency) => [dependency, ...needs(dependency)]);

  const waves: string[][] = [];
  let remaining = ids.toSorted();
  while (remaining.length > 0) {
    const needed = new Set(remaining.flatMap(needs));
    const wave = remaining.filter((id) => !needed.has(id));
    waves.push(wave);
    remaining = remaining.filter((id) => needed.has(id));
  }
  return waves;
}
