import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { EDITS, type SettingEdit } from "../../tools/changes/edits";
import { environmentWith, sidesOf } from "../../tools/changes/edited";
import { keyOf, readMeasured } from "../../tools/changes/measured";
import { CHANGES_PAGE, changesPage } from "../../tools/changes/page";
import { changedAttributes, digestOf, synthesized } from "../../tools/changes/synthesized";
import { PATHS } from "./setting-paths";

const ENDPOINT = "http://127.0.0.1:4566";
const REMEDY = "is not as it was measured: npm run docs:changes -- plans it again";

/** Settings that hold no others: an object changes by what is in it. */
const values = PATHS.filter(
  (path) =>
    !PATHS.some(
      (other) => other.startsWith(path) && /^(\.<name>|\[\])?\./.test(other.slice(path.length)),
    ),
);

test("every setting has a change, and every change a setting", () => {
  const changed = new Set(EDITS.map(({ setting }) => setting));
  expect(values.filter((setting) => !changed.has(setting))).toEqual([]);
  expect([...changed].filter((setting) => !values.includes(setting))).toEqual([]);
});

test("every change is measured, and still what it was", () => {
  const measured = new Map(readMeasured().map((one) => [keyOf(one), one.digest]));
  expect([...measured.keys()]).toEqual(EDITS.map(keyOf));
  const stale = EDITS.filter((edit) => measured.get(keyOf(edit)) !== digestNow(edit));
  expect(stale.map((edit) => `${keyOf(edit)} ${REMEDY}`)).toEqual([]);
});

test("docs/changes.md is what was measured", () => {
  expect(readFileSync(CHANGES_PAGE, "utf8")).toBe(changesPage());
});

const before = new Map<SettingEdit["from"], ReturnType<typeof synthesized>>();

function digestNow(edit: SettingEdit): string {
  const was = before.get(edit.from) ?? synthesized(environmentWith(ENDPOINT, edit.from));
  before.set(edit.from, was);
  const [, after] = sidesOf(edit, ENDPOINT);
  return digestOf(changedAttributes(was, synthesized(after)));
}
