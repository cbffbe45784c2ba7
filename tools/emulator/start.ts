import { ToolError } from "../process/errors";
import { freePort } from "../process/free-port";
import { identify, type Listener } from "./health";
import { launch } from "./launch";
import { findPython } from "./python";
import { recordDirectory } from "./record";
import { writeSnapshot } from "./save";
import { stopEmulator } from "./stop";

export interface StartOptions {
  readonly port: number;
  /**
   * Where the process id, the log and what is saved go.
   * @default .local/emulator-<port> in the project
   */
  readonly directory?: string;
  /**
   * Leaves the emulator running when this process ends, and has it begin with what was saved in the
   * directory. One that is not detached begins empty and ends with this process, however this
   * process ends, and its directory with it.
   * @default true
   */
  readonly detached?: boolean;
  /**
   * How long it may take to come up, as long as its process lives.
   * @default 5 minutes
   */
  readonly patienceMs?: number;
}

export interface CopyOptions {
  /** Where the copy's process id, log and what is saved go. */
  readonly directory: string;
  /** @default a free one */
  readonly port?: number;
  /** As of `startEmulator`. @default false */
  readonly detached?: boolean;
}

export interface Emulator {
  readonly port: number;
  readonly endpoint: string;
  readonly pid: number;
  /** Whether this call started it; otherwise it was there before. */
  readonly started: boolean;
  /**
   * Whether this call brought back what had been saved. A sentence tells why what had been saved is
   * not back; the emulator is empty then.
   */
  readonly restored: boolean | string;
  /** Starts another emulator with all that this one holds. From then on neither sees the other's changes. */
  copy(options: CopyOptions): Promise<Emulator>;
  /** Ends it if this call started it, and removes its files. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 5 * 60_000;

/** Makes sure that this project's emulator answers on the port. */
export async function startEmulator(options: StartOptions): Promise<Emulator> {
  const { port, directory = recordDirectory(port), detached = true } = options;
  const { patienceMs = PATIENCE_MS } = options;
  const before = await identify(port);
  if (before.kind === "other") throw portInUse(port);
  if (before.kind === "emulator") return reused(port, before);

  const python = await findPython();
  const result = await launch({ python, port, directory, detached, patienceMs });
  if (result.kind === "listening") return started(port, directory, result);
  // The port was taken while ours came up: by another start of the same emulator, or by somebody.
  const after = await identify(port);
  if (after.kind === "emulator") return reused(port, after);
  throw portInUse(port);
}

async function copyOf(original: number, options: CopyOptions): Promise<Emulator> {
  const { directory, detached = false } = options;
  const [python, snapshot] = await Promise.all([findPython(), writeSnapshot(original)]);
  for (;;) {
    const { port = await freePort() } = options;
    const settings = { python, port, directory, detached, patienceMs: PATIENCE_MS };
    const result = await launch({ ...settings, copyOf: snapshot });
    if (result.kind === "listening") return started(port, directory, result);
    if (options.port !== undefined) throw portInUse(port);
  }
}

interface Started {
  readonly pid: number;
  readonly restored: boolean | string;
}

function started(port: number, directory: string, { pid, restored }: Started): Emulator {
  return {
    ...reached(port),
    pid,
    restored,
    started: true,
    stop: async () => {
      await stopEmulator(port, directory);
    },
  };
}

function reused(port: number, { pid }: Extract<Listener, { kind: "emulator" }>): Emulator {
  return {
    ...reached(port),
    pid,
    restored: false,
    started: false,
    stop: () => Promise.resolve(),
  };
}

function reached(port: number): Pick<Emulator, "port" | "endpoint" | "copy"> {
  return {
    port,
    endpoint: `http://127.0.0.1:${port}`,
    copy: (options) => copyOf(port, options),
  };
}

/** @param port the port that something else listens on */
function portInUse(port: number): ToolError {
  const other = port === 14_566 ? 14_567 : 14_566;
  return new ToolError(
    `Port ${port} is in use by something that is not this project's emulator. Stop it, or ` +
      `use another port here and in every later command: EMULATOR_PORT=${other} npm run local`,
  );
}
