import os from "node:os";
import { Interrupted } from "./errors";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ctrl-C arrives twice, from the terminal and from npm, which passes it on. */
export const SAME_SIGNAL_MS = 1000;

let received: { readonly code: number; readonly at: number } | undefined;

/**
 * While something works that must not break off between two steps: the first signal is only noted
 * down, and `checkInterruption` says so before the next step; a second one ends the process.
 */
export async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  const onSignal = (signal: NodeJS.Signals) => {
    const now = Date.now();
    // As shells count: 128 and the signal's number.
    received ??= { code: 128 + os.constants.signals[signal], at: now };
    if (now - received.at > SAME_SIGNAL_MS) process.exit(received.code);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
    received = undefined;
  }
}

/** @throws Interrupted when a signal has come */
export function checkInterruption(): void {
  if (received) throw new Interrupted(received.code);
}
