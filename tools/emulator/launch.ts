import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { ToolError } from "../process/errors";
import { emulatorEnvironment } from "./environment";
import { lastLines, recordedPid, removeRecord } from "./record";

const SERVER = path.join(__dirname, "server.py");
/** The exit code of server.py when it cannot have the port. */
const EXIT_PORT_IN_USE = 3;
const OUTPUT_LINES = 20;

export interface Launch {
  readonly python: string;
  readonly port: number;
  readonly directory: string;
  readonly detached: boolean;
  /** The file of an emulator that the new one is to be a copy of. */
  readonly copyOf?: string;
  /** How long the process may take, as long as it lives. */
  readonly patienceMs: number;
}

export type LaunchResult = Listening | { readonly kind: "port-taken" };

interface Listening {
  readonly kind: "listening";
  readonly pid: number;
  /** @see Emulator */
  readonly restored: boolean | string;
}

/** Starts server.py and waits until it listens. If it does not, nothing of it stays behind. */
export async function launch(options: Launch): Promise<LaunchResult> {
  const { detached, patienceMs } = options;
  const child = spawnServer(options);
  // Until it has the port, server.py writes here; from then on to its log.
  let output = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const killOnExit = () => child.kill("SIGKILL");
  process.once("exit", killOnExit);

  try {
    const outcome = await firstOutcome(child, patienceMs);
    switch (outcome.kind) {
      case "said":
        if (detached) release(child);
        return { kind: "listening", ...(JSON.parse(outcome.line) as Omit<Listening, "kind">) };
      case "ended":
        if (outcome.code === EXIT_PORT_IN_USE) return { kind: "port-taken" };
        throw failed("ended while starting", output);
      case "not-started":
        throw failed(`could not be started: ${outcome.reason}`, "");
      case "silent":
        throw failed(`did not come up within ${patienceMs / 1000} s`, output);
    }
  } catch (error) {
    await discard(child, options);
    throw error;
  } finally {
    process.removeListener("exit", killOnExit);
  }
}

function spawnServer({ python, port, directory, detached, copyOf }: Launch): ChildProcess {
  const args = [SERVER, "--port", String(port), "--record", directory];
  if (!detached) args.push("--attached");
  if (copyOf !== undefined) args.push("--copy-of", copyOf);
  return spawn(python, args, {
    detached,
    stdio: [detached ? "ignore" : "pipe", "pipe", "pipe"],
    windowsHide: true,
    env: emulatorEnvironment(process.env),
  });
}

type Outcome =
  | { readonly kind: "said"; readonly line: string }
  | { readonly kind: "ended"; readonly code: number | null }
  | { readonly kind: "not-started"; readonly reason: string }
  | { readonly kind: "silent" };

function firstOutcome(child: ChildProcess, patienceMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs, { kind: "silent" });
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.once("error", ({ message }) => {
      end({ kind: "not-started", reason: message });
    });
    // Not "exit": by then its output may not have come.
    child.once("close", (code) => {
      end({ kind: "ended", code });
    });
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      end({ kind: "said", line });
    });
  });
}

/** Lets this process end while the emulator runs on. */
function release(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}

async function discard(child: ChildProcess, { directory, detached }: Launch): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
  // Another emulator's record stays: the directory belongs to whoever has the port. So does what was
  // saved there by a detached one.
  if (!detached && recordedPid(directory) === child.pid) removeRecord(directory);
}

function failed(what: string, output: string): ToolError {
  const last = lastLines(output, OUTPUT_LINES);
  const end = last === "" ? "" : ` Its output ends with:\n\n${last}`;
  return new ToolError(`The emulator ${what}; nothing of it is left running.${end}`);
}
