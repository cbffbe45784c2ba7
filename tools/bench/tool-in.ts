import path from "node:path";
import { loadEnvironments } from "../../config/load-environments";
import { ToolError } from "../process/errors";
import { runToEnd } from "../process/run-to-end";

interface Timed {
  readonly output: string;
  readonly seconds: number;
}

/**
 * Runs tools of a checkout, and says how long each took.
 * @throws ToolError when one fails
 */
export function toolIn(cwd: string, env: NodeJS.ProcessEnv) {
  return async (tool: string, ...args: readonly string[]): Promise<Timed> => {
    let output = "";
    const started = Date.now();
    const script = path.join("tools", `${tool}.ts`);
    const code = await runToEnd(process.execPath, ["--import", "tsx", script, ...args], {
      env,
      cwd,
      onOutput: (text) => {
        output += text;
      },
    });
    if (code !== 0) {
      throw new ToolError(`${tool} ${args.join(" ")} ended with ${code}:\n${output}`);
    }
    return { output, seconds: (Date.now() - started) / 1000 };
  };
}

export const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`.padStart(8);

/** Name of an environment that can be deployed on this machine. */
export function emulatedEnvironment(): string {
  const found = loadEnvironments().find(({ emulatorEndpoint }) => emulatorEndpoint !== undefined);
  if (found !== undefined) return found.name;
  throw new ToolError("No environment is on an emulator: give one an emulatorEndpoint.");
}
