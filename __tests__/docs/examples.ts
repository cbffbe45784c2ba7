/** The ```ts blocks of a page in Markdown, in their order. */
export function examplesIn(page: string): string[] {
  return [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, example]) => String(example));
}

/**
 * Whether an example stands in the code word by word, indented as a whole. Between what blank lines
 * separate there may be more: an import stands far from the test that needs it.
 */
export function standsIn(example: string, code: string): boolean {
  const lines = code.split("\n");
  let from = 0;
  for (const part of example.trim().split(/\n{2,}/)) {
    const wanted = part.split("\n");
    const found = lines.findIndex((_line, at) => at >= from && standsAt(wanted, lines, at));
    if (found < 0) return false;
    from = found + wanted.length;
  }
  return true;
}

function standsAt(wanted: readonly string[], lines: readonly string[], at: number): boolean {
  const spaces = (line = "") => /^ */.exec(line)?.[0] ?? "";
  const indent = spaces(lines[at]).slice(spaces(wanted[0]).length);
  return wanted.every((line, offset) => lines[at + offset] === `${indent}${line}`);
}
