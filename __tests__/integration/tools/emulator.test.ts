import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { identify } from "../../../tools/emulator/health";
import { waitUntilGone } from "../../../tools/emulator/processes";
import { isRunning } from "../../../tools/process/is-running";
import { saveEmulator } from "../../../tools/emulator/save";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { stopEmulator } from "../../../tools/emulator/stop";
import { PROJECT_ROOT } from "../../../tools/project/paths";
import { temporaryDirectories, writeFile } from "../../tools/temporary-directory";
import { freePort } from "../../../tools/process/free-port";

jest.setTimeout(300_000);

const started: Emulator[] = [];

afterEach(async () => {
  for (const emulator of started.splice(0)) await emulator.stop();
});

// After the hook above: an emulator is stopped before its directory is removed.
const temporaryDirectory = temporaryDirectories();

async function start(port: number, directory: string): Promise<Emulator> {
  const emulator = await startEmulator({ port, directory, detached: false });
  started.push(emulator);
  return emulator;
}

describe("the emulator", () => {
  it("starts once, is found again, and stops without leaving anything", async () => {
    const port = await freePort();
    const directory = path.join(temporaryDirectory(), "emulator");

    const first = await start(port, directory);
    expect(first).toMatchObject({ endpoint: `http://127.0.0.1:${port}`, started: true });
    expect(await start(port, directory)).toMatchObject({ pid: first.pid, started: false });

    expect(await stopEmulator(port, directory)).toBe(true);
    expect(isRunning(first.pid)).toBe(false);
    expect(existsSync(directory)).toBe(false);
    expect(await identify(port)).toEqual({ kind: "none" });
  });

  it("is started by one of two starts at once, and the other finds it", async () => {
    const port = await freePort();
    const directory = path.join(temporaryDirectory(), "emulator");
    const both = await Promise.all([start(port, directory), start(port, directory)]);
    expect(both.map((emulator) => emulator.started).toSorted()).toEqual([false, true]);
    expect(both[0].pid).toBe(both[1].pid);
  });

  it("runs beside another one on another port", async () => {
    const directory = temporaryDirectory();
    const [first, second] = [await freePort(), await freePort()];
    await Promise.all([
      start(first, path.join(directory, "first")),
      start(second, path.join(directory, "second")),
    ]);
    await stopEmulator(first, path.join(directory, "first"));
    expect(await identify(second)).toMatchObject({ kind: "emulator" });
  });

  it("answers again when an SDK repeats what was done, and does it once", async () => {
    const { endpoint } = await start(await freePort(), path.join(temporaryDirectory(), "emulator"));
    const scope = "emulator/20260101/us-east-1/iam/aws4_request";
    const createUser = async (invocation: string, attempt: number) => {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
          "amz-sdk-invocation-id": invocation,
          "amz-sdk-request": `attempt=${attempt}; max=3`,
        },
        body: new URLSearchParams({ Action: "CreateUser", UserName: "one", Version: "2010-05-08" }),
      });
      return { status: response.status, body: await response.text() };
    };
    const done = await createUser("first", 1);
    expect(done).toMatchObject({ status: 200, body: expect.stringContaining("<UserId>") });
    expect(await createUser("first", 2)).toEqual(done);
    // Another request for the same is refused, and so is its repetition.
    expect(await createUser("second", 1)).toMatchObject({ status: 409 });
    expect(await createUser("second", 2)).toMatchObject({ status: 409 });
    expect(await createUser("first", 1)).toMatchObject({ status: 409 });
  });

  it("that is not detached ends with the process that started it, even with a killed one", async () => {
    const parent = temporaryDirectory();
    const directory = path.join(parent, "emulator");
    const options = JSON.stringify({ port: await freePort(), directory, detached: false });
    const start = JSON.stringify(path.join(PROJECT_ROOT, "tools", "emulator", "start"));
    const script = writeFile(
      parent,
      "script.ts",
      `import { startEmulator } from ${start};
       void startEmulator(${options}).then(({ pid }) => process.stdout.write(String(pid)));`,
    );
    const starter = spawn(process.execPath, ["--import", "tsx", script], { cwd: PROJECT_ROOT });
    const [said] = (await once(starter.stdout, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(isRunning(pid)).toBe(true);
    starter.kill("SIGKILL");
    expect(await waitUntilGone(pid, 200_000)).toBe(true);
    expect(existsSync(directory)).toBe(false);
  });

  it("that does not come up in time is an error, and nothing of it is left", async () => {
    const port = await freePort();
    const parent = temporaryDirectory();
    const directory = path.join(parent, "emulator");
    const attempt = startEmulator({ port, directory, detached: false, patienceMs: 300 });
    await expect(attempt).rejects.toThrow(/did not come up within 0.3 s; nothing of it is left/);
    // Longer than it would take to come up: it was ended, not only given up on.
    await sleep(2500);
    expect(readdirSync(parent)).toEqual([]);
    expect(await identify(port)).toEqual({ kind: "none" });
  });

  it("that dies while it starts is noticed at once, with what it said last", async () => {
    const file = writeFile(temporaryDirectory(), "file");
    const options = { port: await freePort(), directory: path.join(file, "emulator") };
    const attempt = startEmulator({ ...options, detached: false });
    await expect(attempt).rejects.toThrow(
      /ended while starting; [^]* ends with:\n\n[^]*NotADirectory/,
    );
  });

  const hasProc = existsSync("/proc/self/environ");
  (hasProc ? it : it.skip)(
    "knows no secret of the shell that started it",
    async () => {
      process.env["TF_VAR_secret_canary"] = "a-canary";
      try {
        const { pid } = await start(await freePort(), path.join(temporaryDirectory(), "emulator"));
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
        expect(environment).toContain(`PATH=${String(process.env["PATH"])}`);
        expect(environment).not.toContain("canary");
      } finally {
        delete process.env["TF_VAR_secret_canary"];
      }
    },
    60_000,
  );
});

describe("saving", () => {
  it("that fails is only a warning", async () => {
    const error = jest.spyOn(console, "error").mockImplementation(() => undefined);
    await saveEmulator(await freePort());
    expect(error).toHaveBeenCalledWith(
      expect.stringMatching(/^Warning: what is deployed was not saved.*ECONNREFUSED/),
    );
    error.mockRestore();
  });
});
