import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ToolError } from "../process/errors";
import { LOCAL_DIRECTORY, PROJECT_ROOT } from "../project/paths";

const run = promisify(execFile);

const PACKAGE = "@sparticuz/chromium";
const PLATFORM = "linux-x64";

/** A browser, and the environment that it starts in. */
export interface Program {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The Chromium that comes with the packages, with libraries and fonts of its own. It is compressed:
 * the first one who needs it unpacks it into a folder that is kept for the next.
 * @throws ToolError that says why it cannot start, and what to install
 */
export async function packagedChromium(
  folder: string = path.join(LOCAL_DIRECTORY, `chromium-${packageVersion()}`),
  platform = `${process.platform}-${process.arch}`,
): Promise<Program> {
  if (platform !== PLATFORM) throw cannotStart(`it is for ${PLATFORM}, and this is ${platform}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [path.join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]];
  const program = {
    executablePath: path.join(folder, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries.filter((part) => part !== undefined).join(path.delimiter),
      FONTCONFIG_FILE: path.join(__dirname, "fonts.conf"),
      XDG_CACHE_HOME: folder,
    },
  };
  const { executablePath, env } = program;
  const { error, status, signal, stderr } = spawnSync(executablePath, ["--version"], {
    env,
    encoding: "utf8",
  });
  if (status === 0) return program;
  // The loader names the library that is missing.
  throw cannotStart(error?.message ?? `${stderr.trim()} (${String(signal ?? status)})`);
}

/** Two may do it at once: a folder is there as a whole or not at all. */
async function unpack(folder: string): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}-`);
  try {
    // It unpacks into the folder for temporary files, and its libraries only on Lambda.
    const env = { ...process.env, TMPDIR: temporary, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
    const script = `import chromium from "${PACKAGE}"; await chromium.executablePath();`;
    await run(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: PROJECT_ROOT,
      env,
    });
    renameSync(temporary, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function packageVersion(): string {
  const manifest = path.join(PROJECT_ROOT, "node_modules", PACKAGE, "package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
}

const cannotStart = (reason: string): ToolError =>
  new ToolError(
    `No Chromium and no Chrome was found, and that of ${PACKAGE} cannot start: ${reason}. Install one ` +
      "(Debian: apt-get install chromium), or name the program in CHROMIUM_PATH. " +
      "SKIP_LAYERS=browser leaves these tests out.",
  );
