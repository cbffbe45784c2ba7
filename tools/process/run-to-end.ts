import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { onSignals, signalExitCode } from "./interruption";
import { terraformProgram } from "../terraform/program";
import { descendantsRunning } from "./process-tree";

/**
 * Passes a signal on to a command.
 * @param isFirst whether it got none before
 */
type PassOn = (child: ChildProcess, signal: NodeJS.Signals, isFirst: boolean) => void;

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /**
   * Receives everything the command prints.
   * @default the command uses this process's own input and output
   */
  readonly onOutput?: (text: string) => void;
  /** @default Terraform below the command is interrupted; a second signal goes to the command */
  readonly passOn?: PassOn;
  /** Stops the command as SIGINT does; its own exit code is returned then. @default nothing does */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a command and passes its exit code on. It is in a process group of its own, so that Ctrl-C in a
 * terminal reaches this process only, which passes it on once.
 * @returns 128 and the signal's number where a signal came
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  { env, cwd, onOutput, passOn = interruptBelow, signal: stop }: RunOptions,
): Promise<number> {
  const child = spawn(command, args, {
    env,
    cwd,
    stdio: onOutput ? ["ignore", "pipe", "pipe"] : "inherit",
    detached: process.platform !== "win32",
  });
  if (onOutput) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", onOutput);
    }
  }

  let received: NodeJS.Signals | undefined;
  const end = onSignals((signal) => {
    passOn(child, signal, received === undefined);
    received ??= signal;
  });
  const onStop = () => {
    passOn(child, "SIGINT", true);
  };
  stop?.addEventListener("abort", onStop, { once: true });
  try {
    const code = await ended(child);
    return received ? signalExitCode(received) : code;
  } finally {
    end();
    stop?.removeEventListener("abort", onStop);
  }
}

/**
 * For Terraform itself: SIGINT, whatever came. Terraform then ends what it has in hand, saves its state
 * and gives its lock back; SIGHUP would end it at once.
 */
export const interrupt: PassOn = (child) => {
  child.kill("SIGINT");
};

/**
 * For what runs Terraform. cdktf exits at once on a signal, and takes a running Terraform with it, which
 * then neither saves its state nor gives its lock back. So the signal goes to Terraform; cdktf ends
 * when Terraform has.
 */
const interruptBelow: PassOn = (child, signal, isFirst) => {
  if (isFirst) void stopBelow(child, signal);
  else child.kill(signal);
};

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // "close" comes after the last output.
    child.once("close", (code, signal) => {
      resolve(code ?? (signal ? signalExitCode(signal) : 1));
    });
  });
}

/** Asks every Terraform below to stop, each once, also one that is started in the meantime. */
async function stopBelow(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const asked = new Set<number>();
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const running = await descendantsRunning(terraformProgram(), child.pid);
    if (asked.size === 0 && running.length === 0) {
      // Nothing to wait for: cdktf is synthesizing, or asks for approval.
      child.kill(signal);
      return;
    }
    for (const pid of running.filter((pid) => !asked.has(pid))) {
      if (asked.size === 0) console.error("\nStopping Terraform in good order; please wait ...");
      asked.add(pid);
      interruptProcess(pid);
    }
    await sleep(250);
  }
}

function interruptProcess(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It ended in the meantime.
  }
}
