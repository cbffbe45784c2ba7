import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../../../../tools/process/is-running";
import { toolArguments } from "../../lifecycle/support/run";
import { processesBelow } from "./processes";

/** What is killed: all of a run, as a machine does that loses its power; the tool alone; Terraform alone. */
export const VICTIMS = ["everything", "the tool", "Terraform"] as const;

export type Victim = (typeof VICTIMS)[number];

const PROVIDER = "terraform-provider-";

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
  const all = processesBelow(root);
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
