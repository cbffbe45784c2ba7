import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ToolError } from "../errors";
import { identify } from "./health";
import { lastLines, lastLogLines, recordedPid, removeRecord } from "./record";

const SERVER = path.join(__dirname, "server.py");
/** The exit code of server.py when it cannot have the port. */
const EXIT_PORT_IN_USE = 3;
const LOG_LINES = 20;

export interface Launch {
  readonly python: string;
  readonly port: number;
  readonly directory: string;
  readonly detached: boolean;
  readonly timeoutMs: number;
}

export type LaunchResult = { readonly kind: "listening"; readonly pid: number } | PortTaken;
interface PortTaken {
  readonly kind: "port-taken";
}

/** Starts server.py and waits until it answers. If it does not, nothing of it stays behind. */
export async function launch(options: Launch): Promise<LaunchResult> {
  const { port, directory, detached, timeoutMs } = options;
  const child = spawnServer(options);
  // Until it has the port, server.py writes here; from then on to its log.
  let early = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (early += text));
  let failure: Error | undefined;
  child.on("error", (error) => (failure = error));
  const killOnExit = () => child.kill("SIGKILL");
  process.once("exit", killOnExit);

  try {
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      if (failure) throw failed(`could not be started: ${failure.message}`, "");
      if (child.exitCode === EXIT_PORT_IN_USE) return { kind: "port-taken" };
      if (child.exitCode !== null || child.signalCode !== null) {
        throw failed("ended while starting", output(early, directory, child));
      }
      const listener = await identify(port, 1000);
      if (listener.kind === "emulator" && listener.pid === child.pid) {
        if (detached) release(child);
        return { kind: "listening", pid: listener.pid };
      }
      await sleep(100);
    }
    throw failed(
      `did not answer within ${String(timeoutMs / 1000)} s`,
      output(early, directory, child),
    );
  } catch (error) {
    await discard(child, directory);
    throw error;
  } finally {
    process.removeListener("exit", killOnExit);
  }
}

function spawnServer({ python, port, directory, detached }: Launch): ChildProcess {
  const args = [SERVER, "--port", String(port), "--record", directory];
  return spawn(python, detached ? args : [...args, "--attached"], {
    detached,
    stdio: [detached ? "ignore" : "pipe", "ignore", "pipe"],
    windowsHide: true,
    env: { ...withoutMoto(process.env), PYTHONDONTWRITEBYTECODE: "1", PYTHONUNBUFFERED: "1" },
  });
}

/** Settings of another moto on this machine must not change this one. */
function withoutMoto(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("MOTO_")));
}

/** Lets this process end while the emulator runs on. */
function release(child: ChildProcess): void {
  child.stderr?.destroy();
  child.unref();
}

async function discard(child: ChildProcess, directory: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
  // Another emulator's record stays: the directory belongs to whoever has the port.
  if (recordedPid(directory) === child.pid) removeRecord(directory);
}

function output(early: string, directory: string, child: ChildProcess): string {
  const log = recordedPid(directory) === child.pid ? lastLogLines(directory, LOG_LINES) : "";
  return lastLines(`${early}\n${log}`, LOG_LINES).trim();
}

function failed(what: string, log: string): ToolError {
  const end = log === "" ? "" : ` Its log ends with:\n\n${log}`;
  return new ToolError(`The emulator ${what}; nothing of it is left running.${end}`);
}
