import { explain } from "./explain";

/** Something the person at the keyboard can put right: printed as it is, without a stack. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

/** Ctrl-C, or another signal. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  /** @param exitCode as shells count: 128 and the signal's number */
  constructor(readonly exitCode: number) {
    super("Interrupted.");
  }
}

/** What `parseArgs` says of a command line is for people, but it does not know the command. */
const SEE_HELP = "With --help the command says what it takes.";

/** Errors whose message is meant for people; `ConfigurationError` comes from `config/`. */
const EXPLAINED = new Set(["ToolError", "ConfigurationError", "Interrupted"]);

/**
 * Runs a command's `main` and turns its result into the process's exit code: the number it
 * returns, 1 for an error.
 */
export async function runMain(main: () => Promise<number>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", outliveReader);
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
  }
}

/**
 * A terminal that was closed, or a reader that went away, takes no more text; Terraform must come to its end,
 * and its state be saved, all the same.
 */
function outliveReader(error: Error): void {
  if (!["EIO", "EPIPE"].includes(String(errorCode(error)))) throw error;
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (String(errorCode(error)).startsWith("ERR_PARSE_ARGS_"))
    return `${error.message}\n${SEE_HELP}`;
  if (EXPLAINED.has(error.name)) return error.message;
  return explain(error) ?? error.stack ?? error.message;
}

/** Node's code of a system error (`ENOENT`). Not by instanceof: Jest's errors are of two realms. */
export function errorCode(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
