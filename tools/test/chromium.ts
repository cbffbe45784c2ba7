import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./find-chromium";

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

/** The browser of this machine, with a profile of its own that is gone when it closes. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: FLAGS });
