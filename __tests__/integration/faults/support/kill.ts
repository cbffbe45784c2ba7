import { execFileSync, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../../../../tools/process/is-running";
import { toolArguments } from "../../lifecycle/support/run";

/** What is killed: all of a run, as a machine does that loses its power; the tool alone; Terraform alone. */
export const VICTIMS = ["everything", "the tool", "Terraform"] as const;

export type Victim = (typeof VICTIMS)[number];

/** As much of the name as `ps` shows. */
const PROVIDER = "terraform-provi";

export interface KillOptions {
  readonly tool: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly victim: Victim;
  readonly afterMs: number;
}

/**
 * Runs a tool and kills it, or what it runs, after a time; waits until all of it has ended.
 * @returns whether it was killed before it ended by itself
 */
export async function runAndKill(options: KillOptions): Promise<boolean> {
  const { tool, args, cwd, env, victim, afterMs } = options;
  const child = spawn(process.execPath, toolArguments(tool, args), { cwd, env, stdio: "ignore" });
  const root = Number(child.pid);
  const ended = new Promise((resolve) => child.once("close", resolve));
  await Promise.race([ended, sleep(afterMs)]);
  const all = below(root);
  const victims = {
    everything: [{ pid: root, name: "node" }, ...all],
    "the tool": [{ pid: root, name: "node" }],
    Terraform: all.filter(({ name }) => name.startsWith("terraform")),
  }[victim].filter(({ pid }) => isRunning(pid));
  for (const { pid } of victims) kill(pid);
  await ended;
  while (all.some(({ pid, name }) => name === "terraform" && isRunning(pid))) await sleep(200);
  // A provider whose Terraform was killed runs on for ever, and does nothing.
  for (const { pid } of all.filter(({ name }) => name.startsWith(PROVIDER))) kill(pid);
  return victims.length > 0;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended in the meantime.
  }
}

interface Process {
  readonly pid: number;
  readonly name: string;
}

/** All processes below one. */
function below(root: number): Process[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" }).split(
    "\n",
  );
  const all = lines.flatMap((line) => {
    const [, pid, parent, name = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name }];
  });
  const descend = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...descend(one.pid)]);
  return descend(root);
}
