import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { html } from "#plan";
import { launchChromium } from "../test/chromium";
import { manyChanges } from "./many-changes";

const COUNTS = [1000, 5000];
/** Limit for the smallest count, to make the page. */
const MAX_SECONDS = 2;

/** Makes pages of many changes and uses them in a browser. @returns what is too slow */
export async function benchReportPage(): Promise<string[]> {
  console.log("\n changes   MB  page made  first paint  filtered (ms)");
  const directory = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const browser = await launchChromium();
  try {
    const seconds = [];
    for (const count of COUNTS) seconds.push(await measure(count, browser, directory));
    return (seconds[0] ?? 0) < MAX_SECONDS
      ? []
      : [`A page of ${String(COUNTS[0])} changes takes over ${MAX_SECONDS} s.`];
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(count: number, browser: Browser, directory: string): Promise<number> {
  const report = manyChanges(count);
  const start = performance.now();
  const text = html(report);
  const made = performance.now() - start;
  const file = path.join(directory, "plan.html");
  writeFileSync(file, text);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const paint = await page.evaluate<number>(PAINT);
  const keys = await page.evaluate<number[]>(KEYSTROKES);
  await page.close();
  const cells = [
    String(count).padStart(8),
    (text.length / 1024 / 1024).toFixed(1).padStart(5),
    made.toFixed(0).padStart(10),
    paint.toFixed(0).padStart(12),
    `  ${keys.map((key) => key.toFixed(0)).join(", ")}`,
  ];
  console.log(cells.join(" "));
  return made / 1000;
}

const PAINT = `performance.getEntriesByName("first-contentful-paint")[0].startTime`;

/** Types a word letter by letter, and takes it back: each until the page is drawn again. */
const KEYSTROKES = `(async () => {
  const input = document.getElementById("filter-text");
  const times = [];
  for (const text of ["4", "42", "42 ", "42 r", "42 re", ""]) {
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - start);
  }
  return times;
})()`;
