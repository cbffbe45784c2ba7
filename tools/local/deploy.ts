import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { cdktfScript } from "../cdktf";
import { PROJECT_ROOT, SYNTH_DIRECTORY } from "../paths";
import { runToEnd } from "../run-to-end";
import { formatElapsed } from "../terminal/elapsed";
import { explainFailure } from "./failure";
import { LineReader, Progress, type StackLine } from "./progress";

/** Outputs by stack, then by name. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface DeployResult {
  readonly exitCode: number;
  /** Whether it was ended by Ctrl-C or another signal. */
  readonly interrupted: boolean;
  readonly outputs: Outputs;
  /** What went wrong, as Terraform and cdktf explain it. */
  readonly error: string;
}

export interface DeployOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly environment: string;
  /** Everything that cdktf prints, instead of one line for each thing that happened. */
  readonly verbose: boolean;
  /** Gets everything that cdktf prints. */
  readonly logFile: string;
}

/** Runs the real `cdktf deploy` of every stack of the environment and tells how it goes. */
export async function deploy(options: DeployOptions): Promise<DeployResult> {
  const { env, environment, verbose, logFile } = options;
  const temporary = mkdtempSync(path.join(os.tmpdir(), "deploy-"));
  const outputsFile = path.join(temporary, "outputs.json");
  // It is not there when another checkout started the emulator.
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const args = ["deploy", `${environment}-*`, "--auto-approve", "--no-color"];
  // Without --parallelism: at its limit, cdktf 0.21 ends on the first stack that fails and kills
  // the others' Terraform in the middle of its work. The stacks' dependencies keep it to a few.
  args.push("--outputs-file", outputsFile, "--output", SYNTH_DIRECTORY);

  const started = Date.now();
  const reader = new LineReader();
  const progress = new Progress();
  const lines: StackLine[] = [];
  const onOutput = (text: string) => {
    log.write(text);
    if (verbose) process.stdout.write(text);
    for (const line of reader.read(text)) {
      lines.push(line);
      const event = progress.describe(line);
      if (event !== undefined && !verbose) {
        console.log(`  ${formatElapsed(Date.now() - started).padStart(6)}  ${event}`);
      }
    }
  };
  try {
    // In CI, cdktf prints lines instead of redrawing the bottom of a terminal.
    const run = { env: { ...env, CI: "true" }, cwd: PROJECT_ROOT, onOutput };
    const exitCode = await runToEnd(process.execPath, [cdktfScript(), ...args], run);
    onOutput("\n"); // completes the last line
    return {
      exitCode,
      // As shells count: 128 and the signal's number.
      interrupted: exitCode > 128,
      outputs: readOutputs(outputsFile),
      error: exitCode === 0 ? "" : explainFailure(lines),
    };
  } finally {
    log.end();
    await finished(log);
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readOutputs(file: string): Outputs {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Outputs;
  } catch {
    return {}; // a deployment that failed writes none
  }
}
