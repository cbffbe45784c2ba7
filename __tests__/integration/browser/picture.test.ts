import { expect, jest, test } from "@jest/globals";
import { withBrowser } from "./browser";
import { edited } from "./edited";
import { keepScreenshot } from "./open-page";
import { localApp } from "./reports";

jest.setTimeout(30_000);

const open = withBrowser();

test("the README's picture shows what is asked first, and where in the environment it is", async () => {
  const { page } = await open(edited(localApp()), { viewport: { width: 1200, height: 1000 } });
  expect(await page.locator("h1").isVisible()).toBe(true);
  await keepScreenshot(page, "plan-page", false);
});
