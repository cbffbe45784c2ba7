import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The program's name without its folder. */
  readonly name: string;
}

/** Process ids below `root` that run the program; empty where `ps` does not exist (Windows). */
export async function descendantsRunning(program: string, root: number): Promise<number[]> {
  try {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,comm="], { maxBuffer: 2 ** 24 });
    return findDescendants(parse(stdout), program, root);
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

/**
 * Process ids of Terraform that works on a stack, or does not say on which: cdktf, and people, start it in the
 * stack's directory.
 * @returns nothing where `ps` does not exist (Windows)
 */
export async function terraformOn(stack: string): Promise<number[] | undefined> {
  try {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,args="], { maxBuffer: 2 ** 24 });
    return findTerraformOn(stack, stdout);
  } catch {
    return undefined;
  }
}

/** @param output of `ps`: a process id and a command line in each line */
export function findTerraformOn(stack: string, output: string): number[] {
  return output.split("\n").flatMap((line) => {
    const [, pid, program = "", args = ""] = /^\s*(\d+)\s+(\S+)(.*)$/.exec(line) ?? [];
    if (path.basename(program) !== "terraform") return [];
    const isElsewhere = args.includes("-chdir=") && !`${args} `.includes(`/${stack} `);
    return isElsewhere ? [] : [Number(pid)];
  });
}
