import { describe, expect, it } from "@jest/globals";
import { descendantsRunning } from "../../tools/process-tree";
import { runToEnd } from "../../tools/run-to-end";

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

describe("the processes below one", () => {
  it("are none for a program that does not run", async () => {
    expect(await descendantsRunning("no-such-program", process.pid)).toEqual([]);
  });
});
