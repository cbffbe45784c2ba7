import { expect, jest, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { changeAnchor } from "#plan";
import { withBrowser } from "./browser";
import { edited } from "./edited";
import { eachElement } from "./each-element";
import { localApp } from "./reports";

jest.setTimeout(30_000);

const open = withBrowser();
const REPORT = edited(localApp());
const ALL = REPORT.summary.outputs + REPORT.stacks.flatMap(({ changes }) => changes).length;

const shown = (page: Page): Promise<string[]> =>
  eachElement(
    page,
    "[data-kind]:not([hidden])",
    `element.dataset.kind + " " + element.querySelector(".name").textContent`,
  );

const focused = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const { activeElement: at } = document;
    return at.closest(".change")?.id ?? (at.id || at.textContent);
  })()`);

const result = (page: Page) => page.locator("#filter-result").textContent();

test("what is typed leaves the changes that have all of its words", async () => {
  const { page } = await open(REPORT);
  expect(await shown(page)).toHaveLength(ALL);
  const filter = page.getByLabel("Filter changes by text");
  await filter.fill("TASK policy");
  expect(await shown(page)).toEqual(["update task-role/policy"]);
  expect(await result(page)).toBe(`1 of ${ALL} changes`);
  expect(await page.locator(".stack:not([hidden])").count()).toBe(1);
  await filter.fill("us-east-1c");
  expect(await shown(page)).toEqual(["replace private/b/subnet"]);
  await filter.fill("");
  expect(await shown(page)).toHaveLength(ALL);
});

test("what is folded up opens for what is looked for, and closes again", async () => {
  const { page } = await open(REPORT);
  const fold = page.locator(".fold").first();
  await page.getByLabel("Filter changes by text").fill("key/key");
  expect(await fold.locator(".change").isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await fold.locator(".change").isVisible()).toBe(false);
  expect(await shown(page)).toHaveLength(ALL);
});

test("actions and a stack filter, too, and all of them together", async () => {
  const { page } = await open(REPORT);
  await page.getByRole("button", { name: /replaced/ }).click();
  await page.getByRole("button", { name: /outputs/ }).click();
  expect(await shown(page)).toEqual([
    "replace private/b/subnet",
    "output privateSubnetIds",
    "replace task/task-definition",
  ]);
  await page.getByLabel("Stack", { exact: true }).selectOption("local-service-web");
  expect(await shown(page)).toEqual(["replace task/task-definition"]);
  await page.getByRole("button", { name: /outputs/ }).click();
  await page.getByRole("button", { name: /replaced/ }).click();
  expect(await shown(page)).toHaveLength(2);
});

test("all can be opened and closed", async () => {
  const { page } = await open(REPORT);
  const openOnes = () => page.locator(".change[open]").count();
  await page.getByRole("button", { name: "Expand all" }).click();
  expect(await openOnes()).toBe(ALL - REPORT.summary.outputs);
  await page.getByRole("button", { name: "Collapse all" }).click();
  expect(await openOnes()).toBe(0);
});

test("keys lead to the filter, from change to change, and tell what they do", async () => {
  const { page } = await open(REPORT);
  await page.keyboard.press("/");
  expect(await focused(page)).toBe("filter-text");
  // With room below it for what it finds.
  const [top = "0"] = await eachElement(
    page,
    "#stacks",
    "String(element.getBoundingClientRect().top)",
  );
  expect(Number(top)).toBeGreaterThan(0);
  expect(Number(top)).toBeLessThan(200);
  await page.keyboard.type("?jk");
  expect(await page.locator("#filter-text").inputValue()).toBe("?jk");
  await page.keyboard.press("Escape");
  expect(await page.locator("#filter-text").inputValue()).toBe("");

  const [first, second] = REPORT.stacks.flatMap(({ id, changes }) =>
    changes.filter(({ tagsOnly }) => !tagsOnly).map(({ address }) => changeAnchor(id, address)),
  );
  await page.keyboard.press("j");
  expect(await focused(page)).toBe(first);
  await page.keyboard.press("j");
  expect(await focused(page)).toBe(second);
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  expect(await focused(page)).toBe(first);
  await page.keyboard.press("Enter");
  expect(await page.locator(".change[open]").first().getAttribute("id")).not.toBe(first);

  await page.keyboard.press("?");
  expect(await page.getByRole("dialog").isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").isVisible()).toBe(false);
});

test("Tab comes to the skip link first, and to what copies an option", async () => {
  const { page } = await open(REPORT);
  const seen: unknown[] = [];
  for (let count = 0; count < 25; count++) {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
  expect(seen[0]).toBe("Skip to the report");
  expect(seen).toContainEqual(expect.stringMatching(/^Copy --allow 'local-network:aws_subnet/));
});

test("an option is copied as it has to be written", async () => {
  const { page } = await open(REPORT, { permissions: ["clipboard-read", "clipboard-write"] });
  const button = page.locator("[data-copy]").first();
  await button.click();
  await page.getByText("Copied").waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(REPORT.gates[0]?.allow);
});

test("a link to a change opens what it is folded into, and takes back a filter that hides it", async () => {
  const [iam] = REPORT.stacks.filter(({ id }) => id === "local-iam");
  const tags = iam?.changes.find(({ tagsOnly }) => tagsOnly)?.address ?? "";
  const id = changeAnchor("local-iam", tags);
  const { page } = await open(REPORT, { hash: `#${id}` });
  const change = page.locator(`[id="${id}"]`);
  expect(await change.locator(".attributes").isVisible()).toBe(true);

  await page.getByLabel("Filter changes by text").fill("nothing has this");
  expect(await change.isVisible()).toBe(false);
  const [gate] = REPORT.gates;
  await page
    .locator("#gates a", { hasText: gate?.address ?? "" })
    .first()
    .click();
  const subnet = changeAnchor(gate?.stack ?? "", gate?.address ?? "");
  // The address changes at once, the page when it is told.
  await page.locator(`[id="${subnet}"] .attributes`).waitFor();
  expect(await focused(page)).toBe(subnet);
});

test("dark and light switch, and a page that may store nothing does not mind", async () => {
  const { page, problems } = await open(REPORT, { colorScheme: "light" });
  const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
  const light = await background();
  await page.getByRole("button", { name: "Dark" }).click();
  expect(await background()).not.toBe(light);
  await page.addInitScript(
    `Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } })`,
  );
  await page.reload();
  expect(await background()).toBe(light);
  await page.getByRole("button", { name: "Dark" }).click();
  expect(await background()).not.toBe(light);
  expect(problems).toEqual([]);
});
