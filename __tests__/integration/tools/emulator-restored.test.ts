import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { waitUntilGone } from "../../../tools/emulator/processes";
import { saveEmulator } from "../../../tools/emulator/save";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { stopEmulator } from "../../../tools/emulator/stop";
import { freePort } from "../../../tools/process/free-port";
import { temporaryDirectories } from "../../tools/temporary-directory";

const TIMEOUT_MS = 300_000;
jest.setTimeout(TIMEOUT_MS);

const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

// After the hook above: an emulator is stopped before its directory is removed.
const temporaryDirectory = temporaryDirectories();

/** An emulator that runs on when whoever started it ends, as `npm run local` starts it. */
class Kept {
  readonly directory = path.join(temporaryDirectory(), "emulator");
  readonly file = path.join(this.directory, "saved");
  private port = 0;

  /** @param saved what an earlier one has left. @default nothing */
  constructor(saved?: Buffer) {
    if (saved === undefined) return;
    mkdirSync(this.directory);
    writeFileSync(this.file, saved);
  }

  async start(): Promise<Emulator> {
    if (this.port === 0) {
      this.port = await freePort();
      stops.push(() => stopEmulator(this.port, this.directory));
    }
    return startEmulator({ port: this.port, directory: this.directory });
  }

  /** Ends it as the system would, not as this project's tools do. */
  async end({ pid }: Emulator, signal: NodeJS.Signals): Promise<void> {
    process.kill(pid, signal);
    expect(await waitUntilGone(pid, TIMEOUT_MS)).toBe(true);
  }
}

async function withClient<T>({ endpoint }: Emulator, use: (ssm: SSMClient) => Promise<T>) {
  const ssm = new SSMClient(clientSettings({ region: "us-east-1", emulatorEndpoint: endpoint }));
  try {
    return await use(ssm);
  } finally {
    ssm.destroy();
  }
}

const put = (emulator: Emulator, Value: string) =>
  withClient(emulator, (ssm) =>
    ssm.send(new PutParameterCommand({ Name: "/a", Value, Type: "SecureString", Overwrite: true })),
  );

const get = (emulator: Emulator) =>
  withClient(emulator, async (ssm) => {
    const command = new GetParameterCommand({ Name: "/a", WithDecryption: true });
    return (await ssm.send(command).catch(() => undefined))?.Parameter?.Value;
  });

describe("what was deployed", () => {
  /** What an emulator saved that was killed then. */
  let saved: Buffer;

  it("is back after the emulator was killed, once it was saved", async () => {
    const kept = new Kept();
    const emulator = await kept.start();
    expect(emulator.restored).toBe(false);
    await put(emulator, "deployed");
    await saveEmulator(emulator.port);
    await kept.end(emulator, "SIGKILL");
    saved = readFileSync(kept.file);

    const again = await kept.start();
    expect(again).toMatchObject({ started: true, restored: true });
    expect(await get(again)).toBe("deployed");
  });

  it("is back after the system has ended the emulator, only for its owner to read", async () => {
    const kept = new Kept(saved);
    const first = await kept.start();
    expect(await get(first)).toBe("deployed");
    await put(first, "changed");
    await kept.end(first, "SIGTERM");
    expect(readdirSync(kept.directory).toSorted()).toEqual(["log", "saved"]);
    expect(statSync(kept.file).mode & 0o777).toBe(0o600);
    expect(await get(await kept.start())).toBe("changed");
  });

  it("is written as a whole, and only when something happened", async () => {
    const kept = new Kept(saved);
    const emulator = await kept.start();
    const before = statSync(kept.file).ino;
    await saveEmulator(emulator.port);
    expect(statSync(kept.file).ino).toBe(before);

    await put(emulator, "changed");
    mkdirSync(`${kept.file}.new`);
    const error = jest.spyOn(console, "error").mockImplementation(() => undefined);
    await saveEmulator(emulator.port);
    expect(error).toHaveBeenCalledWith(expect.stringContaining("Is a directory"));
    error.mockRestore();
    expect(readFileSync(kept.file).equals(saved)).toBe(true);
    rmdirSync(`${kept.file}.new`);
    await saveEmulator(emulator.port);
    expect(readFileSync(kept.file).equals(saved)).toBe(false);
  });

  it.each([
    {
      what: "cut off",
      spoil: (whole: Buffer) => whole.subarray(0, whole.length / 2),
      reason: /^What was saved is not back: it was saved \d{4}-.* and its checksum is wrong\. /,
      aside: "damaged",
    },
    {
      what: "none of ours",
      spoil: () => Buffer.from("none of ours"),
      reason: /: it does not begin as it should\. /,
      aside: "damaged",
    },
    {
      what: "of another version",
      spoil: (whole: Buffer) => {
        const text = whole.toString("latin1");
        return Buffer.from(text.replace('"moto": "5.2.1"', '"moto": "5.2.0"'), "latin1");
      },
      reason:
        /: it was saved \d{4}-.* by moto 5\.2\.0, Python 3\.\d+, tools\/emulator \w{8}, and this is moto 5\.2\.1, /,
      aside: "other-version",
    },
  ])("is left out, but kept, where the file is $what", async ({ spoil, reason, aside }) => {
    const spoilt = spoil(saved);
    const kept = new Kept(spoilt);
    const emulator = await kept.start();
    expect(emulator.restored).toMatch(reason);
    expect(emulator.restored).toContain(` It is kept as ${kept.file}.${aside}.`);
    expect(readFileSync(`${kept.file}.${aside}`).equals(spoilt)).toBe(true);
    expect(existsSync(kept.file)).toBe(false);
    expect(await get(emulator)).toBeUndefined();
  });

  it("is gone once the emulator is stopped, whether it runs or not", async () => {
    const running = new Kept(saved);
    const { port } = await running.start();
    expect(await stopEmulator(port, running.directory)).toBe(true);
    expect(existsSync(running.directory)).toBe(false);

    const killed = new Kept(saved);
    expect(await stopEmulator(port, killed.directory)).toBe(false);
    expect(existsSync(killed.directory)).toBe(false);
  });

  it("is not for an emulator that ends with the process that started it", async () => {
    const { directory } = new Kept(saved);
    const options = { port: await freePort(), directory, detached: false };
    const emulator = await startEmulator(options);
    stops.push(() => emulator.stop());
    expect(emulator.restored).toBe(false);
    expect(await get(emulator)).toBeUndefined();
  });
});
