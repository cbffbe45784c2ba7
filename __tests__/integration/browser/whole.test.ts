import { expect, jest, test } from "@jest/globals";
import { type AxeResults, type ElementContext, type RunOptions, source } from "axe-core";
import type { Page } from "playwright-core";
import { changeAnchor, type PlanReport, stackAnchor } from "#plan";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";
import { withBrowser } from "./browser";
import { edited } from "./edited";
import { eachElement } from "./each-element";
import { keepScreenshot } from "./open-page";
import { brandNew, localApp } from "./reports";

jest.setTimeout(30_000);

const open = withBrowser();
const app = localApp();
const NEW = brandNew(app);
const EDITED = edited(app);

const idsOf = ({ stacks }: PlanReport): string[] =>
  stacks.flatMap(({ id, changes }) => [
    stackAnchor(id),
    ...changes.map(({ address }) => changeAnchor(id, address)),
  ]);

const idsIn = (page: Page): Promise<string[]> => eachElement(page, "[id]", "element.id");

/** What keeps people out of a page, and what does not. */
const look = (page: Page, ...args: readonly [ElementContext?, RunOptions?]): Promise<AxeResults> =>
  page.evaluate(`${source}; axe.run(...${JSON.stringify(args)})`);

test.each([
  ["new", NEW],
  ["edited", EDITED],
])("every stack and change of an environment that is %s is there", async (name, report) => {
  const { page, url, problems, requests } = await open(report);
  const ids = await idsIn(page);
  expect(idsOf(report).length).toBeGreaterThan(app.stacks.length);
  expect(ids).toEqual(expect.arrayContaining(idsOf(report)));
  expect(ids).toEqual([...new Set(ids)]);
  await keepScreenshot(page, `${name}-light`);
  // It asks for nothing, and complains about nothing.
  expect(requests).toEqual([url]);
  expect(problems).toEqual([]);
});

test("there is text, in letters of one width for code and of their own for the rest", async () => {
  const { page } = await open(EDITED);
  const widths = (selector: string) =>
    page.evaluate<readonly number[]>(`(() => {
      const { font } = getComputedStyle(document.querySelector("${selector}"));
      const context = Object.assign(document.createElement("canvas").getContext("2d"), { font });
      return ["iii", "mmm"].map((text) => context.measureText(text).width);
    })()`);
  // A browser without fonts draws nothing, and every measure would be right.
  const [i, m] = await widths("code");
  expect(i).toBeGreaterThan(0);
  expect(m).toBe(i);
  const [narrow, wide] = await widths("h1");
  expect(narrow).toBeGreaterThan(0);
  expect(wide).toBeGreaterThan(narrow ?? 0);
});

test("the picture is drawn, and every stack of it leads to its place", async () => {
  const { page } = await open(EDITED);
  const picture = page.locator("svg.picture");
  const size = await picture.boundingBox();
  expect(size?.width).toBeGreaterThan(600);
  expect(size?.height).toBeGreaterThan(300);
  const hrefs = await eachElement(page, "svg.picture a", `element.getAttribute("href")`);
  expect(hrefs).toEqual(
    expect.arrayContaining(EDITED.stacks.map(({ id }) => `#${stackAnchor(id)}`)),
  );
  const ids = await idsIn(page);
  expect(hrefs.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
});

test("without JavaScript all is there but what only a script could do", async () => {
  const { page } = await open(EDITED, { javaScriptEnabled: false });
  expect(await idsIn(page)).toEqual(expect.arrayContaining(idsOf(EDITED)));
  expect(await page.getByText("local-network:aws_subnet").first().isVisible()).toBe(true);
  for (const idle of [".filter", ".controls", "[data-copy]"]) {
    expect(await page.locator(idle).first().isVisible()).toBe(false);
  }
  const fold = page.locator(".fold").first();
  await fold.locator(":scope > summary").click();
  // The browser opens it by itself, and not before the click has returned.
  await fold.locator(".change").first().waitFor();
});

test("the page can ask nobody for anything, and runs no script but its own", async () => {
  const { page } = await open(EDITED);
  const fetched = await page.evaluate(
    `fetch("data:text/plain,x").then(() => "answered", () => "refused")`,
  );
  expect(fetched).toBe("refused");
  const ran = await page.evaluate(`
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    String(window.ran)`);
  expect(ran).toBe("undefined");
});

test("nobody who reads it by other means is left out, in light and dark", async () => {
  const { page } = await open(EDITED);
  await page.getByRole("button", { name: "Expand all" }).click();
  await keepScreenshot(page, "edited-light-open");
  const found = [await look(page)];
  await page.emulateMedia({ colorScheme: "dark" });
  await keepScreenshot(page, "edited-dark-open");
  // The rest is the same; of what is drawn, it cannot tell the colours.
  found.push(await look(page, { exclude: ["svg.picture"] }, { runOnly: ["color-contrast"] }));
  expect(found.map(({ passes }) => passes.some(({ id }) => id === "color-contrast"))).toEqual([
    true,
    true,
  ]);
  const violations = found.flatMap((result) => result.violations);
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual(
    [],
  );
});

test("names from elsewhere are read, and nothing that they say is done", async () => {
  const evil = `</script><script>window.ran = 1</script>"'><img src=x onerror="window.ran = 2">`;
  const plan = planOf(
    changeOf({ address: `aws_thing.${evil}`, before: { [evil]: 1 }, after: { [evil]: evil } }),
  );
  const { page, problems } = await open(reportOf([stackOf(evil, plan)], { environment: evil }));
  await page.getByLabel("Stack", { exact: true }).selectOption(evil);
  await page.getByLabel("Filter changes by text").fill("</script>");
  expect(await page.locator(".change:not([hidden]) .name").textContent()).toBe(`aws_thing.${evil}`);
  expect(await page.evaluate("String(window.ran)")).toBe("undefined");
  expect(problems).toEqual([]);
});

test.each([
  ["new", NEW],
  ["edited", EDITED],
])("on a phone, a page that is %s does not scroll sideways", async (name, report) => {
  const { page } = await open(report, { viewport: { width: 360, height: 740 } });
  await keepScreenshot(page, `${name}-phone`);
  await page.evaluate(
    `document.querySelectorAll("details").forEach((box) => { box.open = true; })`,
  );
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});
