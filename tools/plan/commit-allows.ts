import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Allow } from "#plan";
import { ToolError } from "../process/errors";
import { PROJECT_ROOT } from "../project/paths";

const run = promisify(execFile);

const LINE = /^\s*Plan-Allow:\s*(\S.*?)\s*$/gm;

/** In `git log`'s output: neither stands in a name or a message. */
const [FIELD, COMMIT] = ["\u001F", "\u001E"];

interface Commit {
  readonly hash: string;
  readonly author: string;
  readonly message: string;
}

/**
 * Gates of an environment that commits allow.
 * @param range as `git log` takes it: `origin/main..HEAD`
 * @throws ToolError when git does not know the range
 */
export async function commitAllows(range: string, environment: string): Promise<Allow[]> {
  return parseAllows(await log(range), environment);
}

/**
 * Lines `Plan-Allow: <stack>:<address>` of messages, wherever they stand there, since a squashed merge
 * puts messages below each other. One of an earlier plan may have nothing left to allow, so that this
 * is no error.
 */
export function parseAllows(commits: readonly Commit[], environment: string): Allow[] {
  return commits.flatMap(({ hash, author, message }) =>
    [...message.matchAll(LINE)].flatMap(([, gate = ""]) =>
      gate.startsWith(`${environment}-`) || gate.startsWith(`${environment}:`)
        ? [{ gate, by: `${author} (commit ${hash})`, mayBeIdle: true }]
        : [],
    ),
  );
}

async function log(range: string): Promise<Commit[]> {
  const format = `--format=${["%h", "%an", "%B"].join(FIELD)}${COMMIT}`;
  try {
    // A range never is an option: what follows --end-of-options is none.
    const args = ["log", format, "--end-of-options", range, "--"];
    const { stdout } = await run("git", args, { cwd: PROJECT_ROOT, maxBuffer: 2 ** 26 });
    return stdout
      .split(COMMIT)
      .map((commit) => commit.trim().split(FIELD))
      .filter(([hash]) => hash !== "")
      .map(([hash = "", author = "", message = ""]) => ({ hash, author, message }));
  } catch (error) {
    const [reason] = String((error as { readonly stderr?: unknown }).stderr)
      .trim()
      .split("\n");
    throw new ToolError(
      `--allows-of ${range}: git cannot list these commits (${String(reason)}). Name a range such ` +
        "as origin/main..HEAD; in CI, check out with the whole history.",
    );
  }
}
