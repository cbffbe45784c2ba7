import { identify, type Listener } from "./health";
import { launch } from "./launch";
import { portInUse } from "./port-in-use";
import { findPython } from "./python";
import { recordDirectory } from "./record";
import { stopEmulator } from "./stop";

export interface StartOptions {
  readonly port: number;
  /**
   * Where the process id and the log go.
   * @default .local/emulator-<port> in the project
   */
  readonly directory?: string;
  /**
   * Leaves the emulator running when this process ends. One that is not detached ends with it,
   * however this process ends.
   * @default true
   */
  readonly detached?: boolean;
  /** @default 60 s */
  readonly timeoutMs?: number;
}

export interface Emulator {
  readonly endpoint: string;
  readonly pid: number;
  /** Whether this call started it; otherwise it was there before. */
  readonly started: boolean;
  /** Ends it if this call started it. */
  stop(): Promise<void>;
}

/** Makes sure that this project's emulator answers on the port. */
export async function startEmulator(options: StartOptions): Promise<Emulator> {
  const { port, directory = recordDirectory(port), detached = true, timeoutMs = 60_000 } = options;
  const before = await identify(port);
  if (before.kind === "other") throw portInUse(port);
  if (before.kind === "emulator") return reused(port, before);

  const python = await findPython();
  const result = await launch({ python, port, directory, detached, timeoutMs });
  if (result.kind === "listening") {
    return {
      endpoint: endpointOf(port),
      pid: result.pid,
      started: true,
      stop: async () => {
        await stopEmulator(port, directory);
      },
    };
  }
  // The port was taken while ours came up: by another start of the same emulator, or by somebody.
  const after = await identify(port);
  if (after.kind === "emulator") return reused(port, after);
  throw portInUse(port);
}

function reused(port: number, listener: Extract<Listener, { kind: "emulator" }>): Emulator {
  return {
    endpoint: endpointOf(port),
    pid: listener.pid,
    started: false,
    stop: () => Promise.resolve(),
  };
}

function endpointOf(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}
