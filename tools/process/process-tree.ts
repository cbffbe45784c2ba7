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

/** Process ids of Terraform that works in a directory (`-chdir`); empty where `ps` does not exist. */
export async function terraformIn(directory: string): Promise<number[]> {
  try {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,args="], { maxBuffer: 2 ** 24 });
    return stdout
      .split("\n")
      .filter((line) => line.includes("terraform") && line.includes(`-chdir=${directory} `))
      .map((line) => Number.parseInt(line, 10));
  } catch {
    return [];
  }
}
