import { execFileSync } from "node:child_process";
import path from "node:path";

export interface RunningProcess {
  readonly pid: number;
  /** The program's name without its folder. */
  readonly name: string;
  /** The whole command line. */
  readonly args: string;
}

/** All processes below one. */
export function processesBelow(root: number): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const all = lines.split("\n").flatMap((line) => {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const name = path.basename(args.split(" ")[0] ?? "");
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name, args }];
  });
  const descend = (pid: number): RunningProcess[] =>
    all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...descend(one.pid)]);
  return descend(root);
}
