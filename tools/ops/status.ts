import { setTimeout as sleep } from "node:timers/promises";
import { onSignals } from "../process/interruption";
import type { Call, Command } from "./command";
import { look } from "./status/look";
import { printStatus } from "./status/print";

const LOOK_MS = 5000;

/** `status`: every service on one screen. */
export const STATUS: Command = {
  name: "status",
  takes: "<environment> [<service> ...]",
  does: "every service: tasks, deployment, image, targets, scaling, alarms, schedule, last events",
  options: {
    watch: { type: "boolean", short: "w", default: false },
    json: { type: "boolean", default: false },
  },
  help: [
    ["-w, --watch", "looks again every five seconds, until Ctrl-C"],
    ["--json", "all that is known, for programs"],
  ],
  services: "any",
  run: status,
};

async function status(call: Call): Promise<number> {
  const { values } = call;
  if (values["watch"] !== true) {
    console.log(await screen(call));
    return 0;
  }
  const stopped = new AbortController();
  const end = onSignals(() => {
    stopped.abort();
  });
  // It is an ES module, and this is none.
  const { default: update } = await import("log-update");
  const isOver = () => stopped.signal.aborted;
  try {
    while (!isOver()) {
      const text = await screen(call);
      if (process.stdout.isTTY) update(text);
      else console.log(`${new Date().toISOString()}\n${text}\n`);
      await sleep(LOOK_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  } finally {
    if (process.stdout.isTTY) update.done();
    end();
  }
  return 0;
}

async function screen({ environment, services, values }: Call): Promise<string> {
  const asked = services.length > 0 ? services : Object.keys(environment.services);
  const rows = await look(environment, asked);
  if (values["json"] === true) return JSON.stringify(rows, undefined, 2);
  return printStatus(rows, {
    environment: environment.name,
    now: new Date(),
    colors: process.stdout.isTTY,
  });
}
