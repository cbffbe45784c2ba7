import { z } from "zod";
import { RECORDED_CALL } from "../../../../tools/calls/recorded-call";
import { ask } from "../../../../tools/emulator/health";

const PATIENCE_MS = 60_000;

const CALLS = z.object({
  /** Calls before these, which the record had no room for. */
  dropped: z.number(),
  calls: z.array(RECORDED_CALL),
});

/** Everything that an emulator, and the one that it is a copy of, were asked, oldest first. */
export const callsOf = async (port: number) =>
  CALLS.parse(JSON.parse(await ask(port, "GET", "/_emulator/calls", PATIENCE_MS)));
