import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { descendantsRunning } from "../../../tools/process/process-tree";
import { runToEnd } from "../../../tools/process/run-to-end";

const run = (script: string, onOutput: (text: string) => void = () => undefined) =>
  runToEnd(process.execPath, ["-e", script], { env: process.env, cwd: __dirname, onOutput });

describe("running a command to its end", () => {
  it("passes on the exit code and the output", async () => {
    let output = "";
    const code = await run("console.log('out'); console.error('err'); process.exit(7)", (text) => {
      output += text;
    });
    expect(code).toBe(7);
    expect(output).toContain("out\n");
    expect(output).toContain("err\n");
  });

  it("counts a signal as shells do", async () => {
    expect(await run("process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 9999)")).toBe(137);
  });

  it("is an error when the command does not exist, and no handler stays", async () => {
    const before = process.listenerCount("SIGINT");
    const options = { env: process.env, cwd: __dirname };
    await expect(runToEnd("/does/not/exist", [], options)).rejects.toThrow("ENOENT");
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});

/** Stands for Terraform: counts the signals that it gets, and ends a while after the first. */
const COUNTS = `
  const got = [];
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {
    got.push(signal);
    if (got.length === 1) setTimeout(() => { console.log("got", got.join()); process.exit(0); }, 2000);
  });
  console.log("ready");
  setInterval(() => {}, 1000);
`;
const RUNS = `
  const { interrupt, runToEnd } = require("./tools/process/run-to-end");
  const options = { env: process.env, cwd: ".", passOn: interrupt, onOutput: (text) => process.stdout.write(text) };
  runToEnd(process.execPath, ["-e", ${JSON.stringify(COUNTS)}], options).then((code) => { process.exitCode = code; });
`;

/** What Terraform gets when this process gets signals, in milliseconds from the first. */
async function passedOn(signals: readonly (readonly [number, NodeJS.Signals])[]) {
  const cwd = path.join(__dirname, "..", "..", "..");
  const child = spawn(process.execPath, ["--import", "tsx", "-e", RUNS], { cwd });
  let output = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("ready")) resolve();
    });
  });
  const code = new Promise((resolve) => child.once("close", resolve));
  await ready;
  let passed = 0;
  for (const [after, signal] of signals) {
    await sleep(after - passed);
    passed = after;
    child.kill(signal);
  }
  return [await code, /got (.*)/.exec(output)?.[1]];
}

describe("a signal", () => {
  it("reaches Terraform once, though the terminal and npm both pass it on", async () => {
    const twice = [0, 50].map((after) => [after, "SIGINT"] as const);
    expect(await passedOn(twice)).toEqual([130, "SIGINT"]);
  });

  it("reaches it a second time when somebody sends a second one", async () => {
    const again = [0, 1200].map((after) => [after, "SIGINT"] as const);
    expect(await passedOn(again)).toEqual([130, "SIGINT,SIGINT"]);
  });

  it.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s lets it end in good order, too", async (signal, code) => {
    expect(await passedOn([[0, signal]])).toEqual([code, "SIGINT"]);
  });
});

describe("the processes below one", () => {
  it("are none for a program that does not run", async () => {
    expect(await descendantsRunning("no-such-program", process.pid)).toEqual([]);
  });
});
