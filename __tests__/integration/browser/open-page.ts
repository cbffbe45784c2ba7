import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { html, type PlanReport } from "#plan";
import { temporaryDirectory } from "#testing";
import { PROJECT_ROOT } from "../../../tools/project/paths";

export interface OpenPage {
  readonly page: Page;
  /** Of the file, without what comes after `#`. */
  readonly url: string;
  /** Whatever the page complained about. */
  readonly problems: readonly string[];
  /** Whatever the page asked for. */
  readonly requests: readonly string[];
}

export interface PageOptions extends BrowserContextOptions {
  /** What the address ends with: `#stacks` */
  readonly hash?: string;
}

/** The report as plan.html in a window of its own. */
export async function openPage(
  browser: Browser,
  report: PlanReport,
  { hash = "", ...options }: PageOptions = {},
): Promise<OpenPage> {
  const file = path.join(temporaryDirectory(), "plan.html");
  writeFileSync(file, html(report));
  const url = pathToFileURL(file).href;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${url}${hash}`);
  return { page, url, problems, requests };
}

/** Kept for people: `.local/screenshots/<name>.png` */
export async function keepScreenshot(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = path.join(PROJECT_ROOT, ".local", "screenshots");
  mkdirSync(folder, { recursive: true });
  // What is off the screen is not drawn otherwise, and the picture has gaps there.
  await page.evaluate(
    `document.querySelectorAll(".change").forEach(({ style }) => { style.contentVisibility = "visible"; })`,
  );
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage });
}
