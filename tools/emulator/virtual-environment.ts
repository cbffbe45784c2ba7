import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ToolError } from "../process/errors";
import { lastLines } from "./record";

const run = promisify(execFile);
const INSTALL_TIMEOUT_MS = 10 * 60_000;

export function virtualEnvironmentPython(directory: string): string {
  return process.platform === "win32"
    ? path.join(directory, "Scripts", "python.exe")
    : path.join(directory, "bin", "python");
}

/** Makes a virtual environment with the given requirements, or leaves nothing behind. */
export async function createVirtualEnvironment(
  python: string,
  directory: string,
  requirements: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const own = virtualEnvironmentPython(directory);
  const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"];
  try {
    await run(python, ["-m", "venv", "--clear", directory], { env });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw new ToolError(
      `${python} could not make a virtual environment for the emulator. On Debian and Ubuntu ` +
        `install the package python3-venv, then try again.\n\n${outputOf(error)}`,
    );
  }
  try {
    await run(own, [...pip, "--requirement", requirements], { env, timeout: INSTALL_TIMEOUT_MS });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw new ToolError(
      "pip could not install the emulator's Python packages. Let pip reach a package index " +
        "(PIP_INDEX_URL names a mirror, HTTPS_PROXY a proxy), or install them yourself for the " +
        "python3 on the PATH, then try again:\n\n" +
        `  python3 -m pip install -r ${path.relative(process.cwd(), requirements)}\n\n` +
        outputOf(error),
    );
  }
}

function outputOf(error: unknown): string {
  const { stderr = "", stdout = "" } = error as { stderr?: string; stdout?: string };
  const text = `${stdout}\n${stderr}`.trim();
  return lastLines(text === "" ? String(error) : text, 15);
}
