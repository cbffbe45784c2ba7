import type { Page } from "playwright-core";

/**
 * What an expression makes of each element that a selector finds. A text, because the types of this
 * project know no browser.
 * @param expression of `element`: `element.id`
 */
export const eachElement = (page: Page, selector: string, expression: string): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => ${expression})`,
  );
