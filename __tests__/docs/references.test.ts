import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { PROJECT_ROOT } from "../../tools/project/paths";
import { anchorsOf, deadPaths, deadReferences, linksIn, type Repository } from "./references";

const at = (file: string) => path.join(PROJECT_ROOT, file);
const read = (file: string) => readFileSync(at(file), "utf8");
const filesIn = (folder: string) =>
  readdirSync(at(folder), { recursive: true, encoding: "utf8" }).map((file) =>
    path.posix.join(folder, file.replaceAll(path.sep, "/")),
  );

const FOLDERS = ["config", "constructs", "environments", "lib", "packages", "stacks", "tools"];
const PAGES = [...readdirSync(PROJECT_ROOT), ...["docs", ...FOLDERS].flatMap(filesIn)].filter(
  (file) => file.endsWith(".md"),
);

const { scripts } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const repository: Repository = {
  pages: new Map(PAGES.map((page) => [page, read(page)])),
  exists: (file) => existsSync(at(file)),
  folders: [...FOLDERS, "docs", "__tests__", ".github", ".gitlab", ".ci"],
  scripts: Object.keys(scripts),
};

test.each(PAGES)("%s refers to nothing that is not there", (page) => {
  expect(deadReferences(page, repository)).toEqual([]);
});

test("messages and comments name pages that exist", () => {
  const sources = [...FOLDERS, ".github", ".gitlab"].flatMap(filesIn);
  const mentions = sources
    .filter((file) => /\.(ts|js|yml)$/.test(file) && !file.includes("__tests__"))
    .flatMap((file) => read(file).match(/\bdocs\/[\w./-]+\.md/g) ?? []);
  expect(mentions.length).toBeGreaterThan(5);
  expect(deadPaths(mentions.join("\n"), repository)).toEqual([]);
});

test.each([
  ["README.md", 8 * 1024],
  ["ARCHITECTURE.md", 10 * 1024],
  ["docs/plan-page.png", 200 * 1024],
])("%s has at most %d bytes", (file, most) => {
  expect(statSync(at(file)).size).toBeLessThanOrEqual(most);
});

test("docs/README.md links every page of docs/", () => {
  const linked = linksIn(read("docs/README.md")).map((link) => `docs/${link.replace(/#.*/, "")}`);
  const pages = PAGES.filter((page) => /^docs\/(?!README|testing\/(?!README))/.test(page));
  expect(linked).toEqual(expect.arrayContaining(pages));
});

describe("a reference that leads nowhere is found", () => {
  const pages = new Map([["docs/a.md", "# A title: `b`, [c](d.md)\n\n## Twice\n\n## Twice\n"]]);
  const small: Repository = {
    pages,
    exists: (file) => ["docs", "docs/a.md", "tools", "tools/deploy.ts"].includes(file),
    folders: ["docs", "tools"],
    scripts: ["deploy", "local", "local:down", "test"],
  };
  const on = (text: string) =>
    deadReferences("docs/b.md", { ...small, pages: new Map([...pages, ["docs/b.md", text]]) });

  test.each([
    ["[a](a.md)"],
    ["[a](a.md#a-title-b-c), [twice](a.md#twice-1)"],
    ["![a](./a.md)"],
    ["# Here\n\n[here](#here)"],
    ["[elsewhere](https://example.com/docs/none.md)"],
    ["`[not](a-link.md)`\n\n```\n[nor](this.md)\n# nor\n```"],
    ["`npm run deploy -- dev`, `npm test`, `npm ci`, `npm run <name>`, `local:down`"],
    ["tools/deploy.ts, `docs/`, `tools/<name>.ts`, cdktf.out/docs/none"],
  ])("not %j", (text) => {
    expect(on(text)).toEqual([]);
  });

  test.each([
    ["[a](c.md)", "c.md leads to no file"],
    ["![a](c.png)", "c.png leads to no file"],
    ["[a](../a.md)", "../a.md leads to no file"],
    ["[a](a.md#other)", "a.md#other leads to no heading"],
    ["[a](a.md#twice-2)", "a.md#twice-2 leads to no heading"],
    ["```\n# Here\n```\n\n[here](#here)", "#here leads to no heading"],
    ["    npm run apply -- plans/dev", "apply is no script of package.json"],
    ["`npm\nrun apply`", "apply is no script of package.json"],
    ["`local:up`", "local:up is no script of package.json"],
    ["see tools/apply.ts.", "tools/apply.ts does not exist"],
    ["`node --import tsx tools/ci/none.ts`", "tools/ci/none.ts does not exist"],
  ])("%j", (text, dead) => {
    expect(on(text)).toEqual([`docs/b.md: ${dead}`]);
  });
});

test("anchors are GitHub's", () => {
  const page =
    "# Who owns, reads & publishes\n## `services.<name>`\n### ... already exists\n#### A_b-c\n";
  expect([...anchorsOf(page)]).toEqual([
    "who-owns-reads--publishes",
    "servicesname",
    "-already-exists",
    "a_b-c",
  ]);
});
