/** What stopped an environment's file from being loaded: in which of its lines, and why, on one line. */
export function explainLoadError(file: string, error: unknown): string {
  const line = lineIn(file, `${member(error, "message")}\n${member(error, "stack")}`);
  const reason = (member(error, "message") || String(error))
    // esbuild puts the place in front of each of its errors, which has been said then.
    .replace(/^[^]*?: ERROR: /, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `${line === undefined ? "" : `line ${line} of `}environments/${file.replace(/^.*[/\\]/, "")} (${reason})`;
}

/** The first line of the file that an error names: where its compiler stopped, or the program. */
function lineIn(file: string, text: string): string | undefined {
  const place = text.indexOf(`${file}:`);
  return place < 0 ? undefined : /^\d+/.exec(text.slice(place + file.length + 1))?.[0];
}

/** A compiler's error is no instance of this realm's Error when Jest loads the file. */
function member(error: unknown, key: "message" | "stack"): string {
  const value: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "string" ? value : "";
}
