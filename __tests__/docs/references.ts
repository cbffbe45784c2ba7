import path from "node:path";

/** What the pages of a repository may refer to. */
export interface Repository {
  /** Pages in Markdown by their path. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether a file or folder exists. */
  readonly exists: (file: string) => boolean;
  /** Folders at the top: what begins with one of them is a path. */
  readonly folders: readonly string[];
  /** Names of the npm scripts. */
  readonly scripts: readonly string[];
}

/** Links, anchors, paths and npm scripts on a page that lead nowhere, each in a sentence. */
export function deadReferences(page: string, repository: Repository): readonly string[] {
  const text = repository.pages.get(page) ?? "";
  return [
    ...linksIn(text).flatMap((link) => deadLink(page, link, repository)),
    ...deadPaths(text.replaceAll(LINK, ""), repository),
    ...deadScripts(text, repository.scripts),
  ].map((dead) => `${page}: ${dead}`);
}

/** Paths of files and folders in a text that do not exist. */
export function deadPaths(text: string, { exists, folders }: Repository): readonly string[] {
  const names = folders.map((folder) => folder.replaceAll(".", String.raw`\.`)).join("|");
  const paths = text.matchAll(new RegExp(`(?<![\\w./:@-])(?:${names})/[\\w./-]*[\\w/]`, "g"));
  return unique(paths)
    .filter((file) => !exists(file))
    .map((file) => `${file} does not exist`);
}

function deadLink(page: string, link: string, { pages, exists }: Repository): readonly string[] {
  if (/^[a-z]+:/.test(link)) return [];
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
  if (target !== page && !exists(target)) return [`${link} leads to no file`];
  if (anchor === undefined) return [];
  return anchorsOf(pages.get(target) ?? "").has(anchor) ? [] : [`${link} leads to no heading`];
}

function deadScripts(text: string, scripts: readonly string[]): readonly string[] {
  const groups = scripts.flatMap((script) => /^(\w+):/.exec(script)?.[1] ?? []);
  const run = [...text.matchAll(/npm\s+run\s+([a-z][\w:-]*)/g), ...text.matchAll(/npm (test)\b/g)];
  const named = text.matchAll(new RegExp(`(?<=\`)((?:${groups.join("|")}):\\w+)(?=\`)`, "g"));
  return [...new Set([...run, ...named].map(([, name = ""]) => name.replace(/:$/, "")))]
    .filter((name) => !scripts.includes(name))
    .map((name) => `${name} is no script of package.json`);
}

const LINK = /\]\(([^)\s]+)\)/g;

/** Where the links of a page lead; code has none. */
export function linksIn(text: string): readonly string[] {
  const prose = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(LINK)].map(([, link = ""]) => link);
}

/** Anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutBlocks(text).matchAll(/^#{1,6} (.*)$/gm)) {
    const anchor = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
    let same = 0;
    let unused = anchor;
    while (anchors.has(unused)) unused = `${anchor}-${String(++same)}`;
    anchors.add(unused);
  }
  return anchors;
}

const withoutBlocks = (text: string) => text.replaceAll(/^( *)```[^]*?^\1```$/gm, "");

const unique = (matches: Iterable<RegExpExecArray>) => [
  ...new Set([...matches].map(([found]) => found)),
];
