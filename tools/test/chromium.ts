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

/** Once in hundreds of starts on a busy machine, Chromium ends by SIGSEGV before it shows anything. */
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
