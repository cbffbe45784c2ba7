import { afterAll, beforeAll } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { PlanReport } from "#plan";
import { launchChromium } from "../../../tools/test/chromium";
import { openPage, type OpenPage, type PageOptions } from "./open-page";

/** A browser for the tests of a file, and a function that opens a report in it. */
export function withBrowser(): (report: PlanReport, options?: PageOptions) => Promise<OpenPage> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    // The first time, it is unpacked.
  }, 120_000);
  afterAll(async () => {
    await browser.close();
  });
  return (report, options) => openPage(browser, report, options);
}
