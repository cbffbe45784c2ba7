import { spawn } from "node:child_process";
import path from "node:path";

/** How long a command may neither print anything nor ask anything of the emulator. */
const SILENCE_MS = 5 * 60_000;
const LOOK_MS = 2000;
const LAST_LINES = 30;

export interface Finished {
  readonly code: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Grows as long as something happens that the command does not print. @default nothing does */
  readonly activity?: () => Promise<number>;
  /** Gets everything that was printed so far, and the process's id. @default nobody looks */
  readonly onOutput?: (output: string, pid: number) => void;
  /** @default 5 minutes */
  readonly silenceMs?: number;
}

/**
 * Runs a command to its end, however long that takes, as long as it makes progress.
 * @throws Error when it was silent for minutes; it is ended then
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const { env, cwd, activity = () => Promise.resolve(0), onOutput } = options;
  const { silenceMs = SILENCE_MS } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let progress = { at: Date.now(), activity: 0 };
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      progress = { ...progress, at: Date.now() };
      onOutput?.(output, Number(child.pid));
    };
    const look = async () => {
      const now = await activity().catch(() => progress.activity);
      if (now !== progress.activity) progress = { at: Date.now(), activity: now };
      if (Date.now() - progress.at < silenceMs) return;
      child.kill("SIGKILL");
      const last = output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
      const minutes = String(Math.round(silenceMs / 6000) / 10);
      reject(
        new Error(
          `${[path.basename(command), ...args].join(" ")}: neither printed anything nor asked the emulator ` +
            `anything for ${minutes} minutes, and was ended. Its last lines:\n${last}`,
        ),
      );
    };
    const timer = setInterval(() => void look(), Math.min(LOOK_MS, silenceMs));
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(timer);
      resolve({ code, output });
    });
  });
}

/** Arguments of Node.js that run a tool, as its npm script does. */
export const toolArguments = (tool: string, args: readonly string[]): string[] => [
  "--import",
  "./tools/start.mjs",
  path.join("tools", `${tool}.ts`),
  ...args,
];
