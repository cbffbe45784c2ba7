import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./find-chromium";
import { packagedChromium } from "./packaged-chromium";

/** It must ask nobody for anything, and need no graphics card. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium was seen to end by SIGSEGV at its start on a busy machine, and not at the next 75 starts. */
const STARTS = 3;

/** The installed browser or else the packages', with a profile of its own that is gone when it closes. */
export async function launchChromium(): Promise<Browser> {
  const installed = findChromium();
  const program =
    installed === undefined ? await packagedChromium() : { executablePath: installed };
  for (let start = 1; ; start += 1) {
    try {
      return await chromium.launch({ ...program, args: FLAGS });
    } catch (error) {
      if (start === STARTS) throw error;
    }
  }
}
