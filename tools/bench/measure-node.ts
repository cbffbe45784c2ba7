import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Usage {
  /** From start to end. */
  readonly seconds: number;
  /** Of the processor, for it and the Node.js processes that it starts. */
  readonly cpu: number;
  /** The most that one of them held. */
  readonly megabytes: number;
}

/** Runs a script with Node.js to its end, and says what that took. */
export async function measureNode(
  script: string,
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Usage> {
  const file = path.join(cwd, "usage.jsonl");
  const NODE_OPTIONS = `--require ${JSON.stringify(path.join(__dirname, "usage.js"))}`;
  const started = performance.now();
  await run(process.execPath, [script], {
    cwd,
    env: { ...process.env, ...env, NODE_OPTIONS, BENCH_USAGE: file },
  });
  const seconds = (performance.now() - started) / 1000;
  const processes = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Pick<Usage, "cpu" | "megabytes">);
  rmSync(file);
  return {
    seconds,
    cpu: processes.reduce((sum, { cpu }) => sum + cpu, 0),
    megabytes: Math.max(...processes.map(({ megabytes }) => megabytes)),
  };
}
