/** What a reader of Markdown does not take for code: there, foreign text could do something. */
export function outsideCode(page: string): string {
  return withoutBlocks(page)
    .replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "")
    .replaceAll(/<code>[^<>]*<\/code>/g, "");
}

/** Blocks of code end where CommonMark ends them: at as many marks, or more, alone on a line. */
function withoutBlocks(page: string): string {
  let fence = "";
  return page
    .split("\n")
    .filter((line) => {
      const [, marks = "", rest = ""] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
      if (fence === "") {
        fence = marks;
        return marks === "";
      }
      if (marks.length >= fence.length && rest.trim() === "") fence = "";
      return false;
    })
    .join("\n");
}
