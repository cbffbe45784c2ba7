import { z } from "zod";
import { RECORDED_CALL } from "./recorded-call";

/** What an emulator was asked, and where in it a story was after each of its tests. */
export const RECORDING = z.object({
  phases: z.array(z.object({ phase: z.string(), until: z.number() })),
  /** Calls before these, which the record had no room for. */
  dropped: z.literal(0),
  calls: z.array(RECORDED_CALL),
});

export type Recording = z.infer<typeof RECORDING>;
