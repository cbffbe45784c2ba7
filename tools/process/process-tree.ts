import { execFile } from "node:child_process";
import { readlinkSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { terraformProgram } from "../terraform/program";

const run = promisify(execFile);

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The program's name without its folder. */
  readonly name: string;
}

/**
 * Process ids below `root` that run the program; empty where `ps` does not exist (Windows).
 * @param program its name, or where it is
 */
export async function descendantsRunning(program: string, root: number): Promise<number[]> {
  try {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,comm="], { maxBuffer: 2 ** 24 });
    return findDescendants(parse(stdout), path.basename(program), root);
  } catch {
    return [];
  }
}

function parse(output: string): Process[] {
  return output.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.+?)\s*$/.exec(line) ?? [];
    if (!pid || !parent || !command) return [];
    return [{ pid: Number(pid), parent: Number(parent), name: path.basename(command) }];
  });
}

function findDescendants(all: readonly Process[], program: string, root: number): number[] {
  return all
    .filter(({ parent }) => parent === root)
    .flatMap(({ pid, name }) => [
      ...(name === program ? [pid] : []),
      ...findDescendants(all, program, pid),
    ]);
}

/** Terraform that runs on this machine. */
export interface TerraformProcess {
  readonly pid: number;
  /** Where it works, as far as it says so. */
  readonly directory?: string;
}

/**
 * Every Terraform that runs here.
 * @returns nothing where `ps` does not exist (Windows)
 */
export async function terraformProcesses(): Promise<TerraformProcess[] | undefined> {
  try {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,args="], { maxBuffer: 2 ** 24 });
    return parseTerraform(stdout).map((one) => withDirectory(one, workingDirectory(one.pid)));
  } catch {
    return undefined;
  }
}

/** The tools say with `-chdir` where Terraform works; cdktf, and people, start it there. */
function withDirectory({ pid, directory }: TerraformProcess, at?: string): TerraformProcess {
  const whole = directory === undefined ? at : path.resolve(at ?? "", directory);
  return { pid, ...(whole !== undefined && { directory: whole }) };
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // It has ended, is somebody else's, or this is no Linux.
  }
}

/** @param output of `ps`: a process id and a command line in each line */
export function parseTerraform(
  output: string,
  name = path.basename(terraformProgram()),
): TerraformProcess[] {
  return output.split("\n").flatMap((line) => {
    const [, pid, program = "", args = ""] = /^\s*(\d+)\s+(\S+)(.*)$/.exec(line) ?? [];
    if (path.basename(program) !== name) return [];
    // A directory may have blanks in its name, which `ps` does not quote.
    const [, directory] = /-chdir=(.*?\/stacks\/[\w-]+|\S+)/.exec(args) ?? [];
    return { pid: Number(pid), ...(directory !== undefined && { directory }) };
  });
}
