import { type ChildProcess, spawn } from "node:child_process";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { SAME_SIGNAL_MS } from "./interruption";
import { descendantsRunning } from "./process-tree";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /**
   * Receives everything the command prints.
   * @default the command uses this process's own input and output
   */
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs cdktf, or a command that a signal may go to directly such as Terraform, and passes its exit
 * code on.
 *
 * cdktf exits at once on a signal, and takes a running Terraform with it, which then neither saves
 * its state nor gives its lock back. So the signal goes to Terraform, which stops in good order
 * after what it has in hand; cdktf ends when Terraform has. A second signal ends cdktf itself.
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  { env, cwd, onOutput }: RunOptions,
): Promise<number> {
  const child = spawn(command, args, {
    env,
    cwd,
    stdio: onOutput ? ["ignore", "pipe", "pipe"] : "inherit",
    // A process group of its own: Ctrl-C in a terminal then reaches this process only.
    detached: process.platform !== "win32",
  });
  if (onOutput) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", onOutput);
    }
  }

  let received: NodeJS.Signals | undefined;
  let receivedAt = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (received === undefined) {
      received = signal;
      receivedAt = Date.now();
      void stopTerraform(child, signal);
    } else if (Date.now() - receivedAt > SAME_SIGNAL_MS) {
      child.kill(signal);
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    const code = await ended(child);
    return received ? 128 + os.constants.signals[received] : code;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // "close" comes after the last output.
    child.once("close", (code, signal) => {
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
    });
  });
}

/** Asks every Terraform below cdktf to stop, also one that cdktf starts in the meantime. */
async function stopTerraform(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const asked = new Set<number>();
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const running = await descendantsRunning("terraform", child.pid);
    // Nothing to wait for: cdktf is synthesizing, or asks for approval.
    if (asked.size === 0 && running.length === 0) child.kill(signal);
    for (const pid of running.filter((pid) => !asked.has(pid))) {
      if (asked.size === 0) console.error("\nStopping Terraform in good order; please wait ...");
      asked.add(pid);
      interrupt(pid);
    }
    await sleep(250);
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It ended in the meantime.
  }
}
