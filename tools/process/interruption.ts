import os from "node:os";
import { Interrupted } from "./errors";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ctrl-C arrives twice, from the terminal and from npm, which passes it on. */
const SAME_SIGNAL_MS = 1000;

type Handler = (signal: NodeJS.Signals) => void;

/** One listener of each signal for all: Node.js warns of more than ten. */
const handlers = new Set<Handler>();
let last = 0;

function listener(signal: NodeJS.Signals): void {
  const now = Date.now();
  if (now - last <= SAME_SIGNAL_MS) return;
  last = now;
  for (const handler of [...handlers]) handler(signal);
}

/**
 * Calls a handler for each signal that somebody sends: what arrives twice within a second was sent once.
 * @returns a function that ends it
 */
export function onSignals(handler: Handler): () => void {
  if (handlers.size === 0) for (const signal of SIGNALS) process.on(signal, listener);
  handlers.add(handler);
  return () => {
    handlers.delete(handler);
    if (handlers.size > 0) return;
    for (const signal of SIGNALS) process.removeListener(signal, listener);
  };
}

/** Exit code of a process that a signal ended, as shells count: 128 and the signal's number. */
export const signalExitCode = (signal: NodeJS.Signals): number =>
  128 + os.constants.signals[signal];

let received: number | undefined;

/**
 * Work that must not break off between two steps: the first signal is only noted down, and
 * `checkInterruption` says so before the next step; a second one ends the process.
 */
export async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  const end = onSignals((signal) => {
    if (received !== undefined) process.exit(received);
    received = signalExitCode(signal);
  });
  try {
    return await work();
  } finally {
    end();
    received = undefined;
  }
}

/** @throws Interrupted when a signal has come */
export function checkInterruption(): void {
  if (received !== undefined) throw new Interrupted(received);
}
