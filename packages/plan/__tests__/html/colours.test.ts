import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";

const css = readFileSync(
  path.join(__dirname, "..", "..", "..", "plan", "html", "style", "colours.css"),
  "utf8",
);
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);
const STATES = ["create", "update", "replace", "delete", "import", "preview"];
/** What WCAG 2.2 asks for text of ordinary size (1.4.3). */
const AA = 4.5;

const pairs = [
  ...["text", "muted", "accent", ...STATES].flatMap((name) => [
    [name, "panel"],
    [name, "page"],
  ]),
  ...STATES.flatMap((name) => [
    [name, `${name}-bg`],
    ["text", `${name}-bg`],
  ]),
];

test.each(pairs)("%s can be read on %s, in light and dark", (name = "", ground = "") => {
  for (const theme of ["light", "dark"] as const) {
    expect(contrast(colour(name, theme), colour(ground, theme))).toBeGreaterThanOrEqual(AA);
  }
});

function colour(name: string, theme: "light" | "dark"): string {
  const found = colours.get(name);
  if (!found) throw new Error(`no colour --${name}`);
  return found[theme];
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
