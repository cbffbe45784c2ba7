import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { LOCAL_DIRECTORY } from "../project/paths";

/**
 * Where an emulator on this port keeps its process id, its log and what it has saved (all written by
 * server.py).
 */
export function recordDirectory(port: number): string {
  return path.join(LOCAL_DIRECTORY, `emulator-${port}`);
}

function logFile(directory: string): string {
  return path.join(directory, "log");
}

export function recordedPid(directory: string): number | undefined {
  const file = path.join(directory, "pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").trim());
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

export function removeRecord(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** The end of the log, or nothing when there is none. */
export function lastLogLines(directory: string, count: number): string {
  if (!existsSync(logFile(directory))) return "";
  return lastLines(readFileSync(logFile(directory), "utf8"), count);
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
