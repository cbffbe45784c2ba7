import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRunning } from "../process/is-running";
import { SYNTH_DIRECTORY } from "../project/paths";

const NAME = /^imports-(\d+)\.tf\.json$/;

/** What Terraform imports, and under which address. */
export interface Import {
  readonly address: string;
  /** What Terraform imports it by. */
  readonly id: string;
}

/**
 * Writes import blocks beside a stack's configuration, where Terraform reads every file.
 * @returns a function that takes them away
 */
export function writeImportBlocks(directory: string, imports: readonly Import[]): () => void {
  const file = path.join(directory, `imports-${process.pid}.tf.json`);
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  writeFileSync(file, JSON.stringify({ import: blocks }, undefined, 2));
  return () => {
    rmSync(file, { force: true });
  };
}

/** Removes the import blocks of runs that were killed: every plan of their stack would try them again. */
export function clearLeftImportBlocks(synthesized: string = SYNTH_DIRECTORY): void {
  const stacks = path.join(synthesized, "stacks");
  for (const stack of readdirSync(stacks)) {
    for (const name of readdirSync(path.join(stacks, stack))) {
      const [, pid] = NAME.exec(name) ?? [];
      if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(stacks, stack, name));
    }
  }
}
