import { readFileSync } from "node:fs";
import path from "node:path";
import type { Reduced } from "./reduce";

/** The calls of the story with everything on, as they were recorded last. */
export const RECORDED = path.join(__dirname, "recorded.json");

export const readRecorded = (): Reduced => JSON.parse(readFileSync(RECORDED, "utf8")) as Reduced;
