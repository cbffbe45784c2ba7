import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { PICTURE_CSS } from "./picture/picture-css";

const STYLES = [
  "colours",
  "page",
  "head",
  "cards",
  "filter",
  "stacks",
  "changes",
  "values",
  "media",
];
const SCRIPTS = ["theme", "links", "filter", "keys", "copy"];

/** Read once: they are a part of this code that editors and linters know as what it is. */
const read = (folder: string, extension: string, names: readonly string[]): string =>
  names
    .map((name) => readFileSync(path.join(__dirname, folder, `${name}.${extension}`), "utf8"))
    .join("\n");

export const STYLE = `\n${read("style", "css", STYLES)}${PICTURE_CSS}`;
export const SCRIPT = `\n${read("script", "js", SCRIPTS)}`;

/** What a browser may do: run and show what is in the page, and ask nobody for anything. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src '${hash(SCRIPT)}'`,
  `style-src '${hash(STYLE)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
