import { readFileSync } from "node:fs";
import path from "node:path";
import { parseStack } from "./parse-stack";
import type { SynthesizedApp } from "./synthesized-app";

interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly constructPath: string;
        readonly synthesizedStackPath: string;
        /** Paths of constructs, which are the ids where stacks stand directly in the app. */
        readonly dependencies: readonly string[];
      }
    >
  >;
}

/**
 * An app from the directory that it was synthesized to.
 * @throws Error of the file system where there is no manifest, or a stack that it names is missing
 */
export function readApp(outdir: string): SynthesizedApp {
  const read = (...file: string[]) =>
    JSON.parse(readFileSync(path.join(outdir, ...file), "utf8")) as unknown;
  const { stacks } = read("manifest.json") as Manifest;
  const idOf = (constructPath: string) =>
    Object.keys(stacks).find((id) => stacks[id]?.constructPath === constructPath) ?? constructPath;
  return {
    stacks: Object.entries(stacks).map(([id, { synthesizedStackPath, dependencies }]) =>
      parseStack(id, read(synthesizedStackPath), dependencies.map(idOf)),
    ),
  };
}
