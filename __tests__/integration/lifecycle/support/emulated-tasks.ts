import { z } from "zod";
import { ask } from "../../../../tools/emulator/health";

const PATIENCE_MS = 60_000;

const TASKS = z.object({
  tasks: z.array(
    z.object({
      service: z.string(),
      taskDefinition: z.string(),
      /** Versions of the parameters that it got. */
      parameters: z.record(z.string(), z.number().nullable()),
      /** What Service Connect resolved for it, by `<name>:<port>`. */
      endpoints: z.record(z.string(), z.object({ service: z.string(), port: z.string() })),
    }),
  ),
});
const LOST = z.object({ lost: z.array(z.string()) });

/** Tasks that run on an emulator, and what each has learned at its start. */
export const emulatedTasks = async (port: number) =>
  TASKS.parse(JSON.parse(await ask(port, "GET", "/_emulator/tasks", PATIENCE_MS))).tasks;

/** What requests have cut off so far, in the words of tools/emulator/interruptions.py. */
export const interruptionsOf = async (port: number) =>
  LOST.parse(JSON.parse(await ask(port, "GET", "/_emulator/interruptions", PATIENCE_MS))).lost;
