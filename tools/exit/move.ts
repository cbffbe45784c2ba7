import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ToolError } from "../process/errors";
import { temporaryDirectory } from "../process/temporary-directory";
import { refuseDirtyTree, restoreTree } from "./clean-tree";
import { differencesOf } from "./differences";

type Versions = Readonly<Record<string, string>>;

/** The parts of package.json that a move may change. */
export interface Manifest {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly overrides: Readonly<Record<string, string | Versions>>;
}

/** One thing that is exchanged for good. */
export interface Move {
  /** @returns what becomes of package.json */
  readonly change: (manifest: Manifest) => Manifest;
  /** What differs afterwards although nothing deployed does, done when the result is equal. @default nothing */
  readonly finish?: (root: string) => void;
  /** What a person does next. */
  readonly left: readonly string[];
}

/** What a move is made with; tests replace it. */
export interface Means {
  readonly synthesize: (root: string, outdir: string) => Promise<void>;
  /** Runs npm in the checkout. */
  readonly npm: (root: string, ...args: readonly string[]) => Promise<void>;
}

/**
 * Makes a move, or none of it: unless the types are right and every environment comes out equal, everything is
 * as it was.
 * @throws ToolError with what differs
 */
export async function makeMove(
  root: string,
  move: Move,
  { synthesize, npm }: Means,
): Promise<void> {
  await refuseDirtyTree(root);
  const { directory, dispose } = temporaryDirectory("move");
  const [before, after] = [path.join(directory, "before"), path.join(directory, "after")];
  await synthesize(root, before);
  try {
    edit(path.join(root, "package.json"), move.change);
    await npm(root, "install");
    await npm(root, "run", "typecheck");
    await synthesize(root, after);
    const differences = differencesOf(before, after);
    if (differences.length > 0) throw new ToolError(differences.join("\n"));
    move.finish?.(root);
  } catch (error) {
    await restoreTree(root);
    await npm(root, "ci");
    const why = error instanceof Error ? error.message : String(error);
    throw new ToolError(`Undone, since the result is another:\n${why}`);
  } finally {
    dispose();
  }
}

function edit(file: string, change: Move["change"]): void {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...change(manifest) }, null, 2)}\n`);
}
