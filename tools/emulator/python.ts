import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { LOCAL_DIRECTORY } from "../project/paths";
import { createVirtualEnvironment, virtualEnvironmentPython } from "./virtual-environment";
import { ToolError } from "../process/errors";

const run = promisify(execFile);

const REQUIREMENTS = path.join(__dirname, "requirements.txt");
const VIRTUAL_ENVIRONMENT = path.join(LOCAL_DIRECTORY, "venv");
/** moto 5.2.1 needs it. */
const MINIMUM_PYTHON = [3, 10] as const;
/** Python starts in a fraction of a second, but a busy machine may let it wait. */
const PATIENCE_MS = 5 * 60_000;

/** Prints what this interpreter is and has, without importing moto (which takes a second). */
const DESCRIBE = `
import json, sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
try:
    moto = version("moto")
except PackageNotFoundError:
    moto = None
server = all(find_spec(name) for name in ("flask", "flask_cors", "werkzeug"))
print(json.dumps({"path": sys.executable, "version": sys.version_info[:2], "moto": moto, "server": server}))
`;

interface Interpreter {
  readonly path: string;
  readonly version: readonly [number, number];
  readonly moto: string | null;
  readonly server: boolean;
}

/**
 * A Python that has the pinned moto: the one on the PATH, or else a virtual environment of the
 * project's own, which is made on first use.
 */
export async function findPython(
  virtualEnvironment: string = VIRTUAL_ENVIRONMENT,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const moto = pinnedMoto();
  const hasMoto = (found: Interpreter) => found.moto === moto && found.server;

  const onPath = await interpretersOnPath(env);
  const ready = onPath.find(hasMoto);
  if (ready) return ready.path;
  const own = await describe(virtualEnvironmentPython(virtualEnvironment), env);
  if (own && hasMoto(own)) return own.path;

  const base = onPath.find(({ version }) => isRecent(version));
  if (!base) throw noPython(onPath);
  console.log(`Preparing Python for the emulator (moto ${moto}, once) ...`);
  await createVirtualEnvironment(base.path, virtualEnvironment, REQUIREMENTS, env);
  return virtualEnvironmentPython(virtualEnvironment);
}

export function pinnedMoto(): string {
  const match = /^moto\[server\]==(\S+)$/m.exec(readFileSync(REQUIREMENTS, "utf8"));
  if (!match?.[1]) throw new Error(`${REQUIREMENTS} pins no moto[server]`);
  return match[1];
}

async function interpretersOnPath(env: NodeJS.ProcessEnv): Promise<Interpreter[]> {
  const found = await Promise.all(["python3", "python"].map((name) => describe(name, env)));
  return found.filter((interpreter) => interpreter !== undefined);
}

async function describe(name: string, env: NodeJS.ProcessEnv): Promise<Interpreter | undefined> {
  try {
    const { stdout } = await run(name, ["-c", DESCRIBE], { env, timeout: PATIENCE_MS });
    return JSON.parse(stdout) as Interpreter;
  } catch {
    return undefined; // no such command, Python 2, or a stub that only advertises Python
  }
}

function isRecent([major, minor]: readonly [number, number]): boolean {
  const [wantedMajor, wantedMinor] = MINIMUM_PYTHON;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function noPython(found: readonly Interpreter[]): ToolError {
  const wanted = MINIMUM_PYTHON.join(".");
  const old = found.map(({ path: where, version }) => `${where} is ${version.join(".")}`);
  const seen = old.length === 0 ? "none was found on the PATH" : old.join(", ");
  return new ToolError(
    `The emulator needs Python ${wanted} or later; ${seen}. Install it from ` +
      "https://www.python.org/downloads/ or with your system's package manager " +
      "(apt install python3 python3-venv, brew install python3), then try again.",
  );
}
