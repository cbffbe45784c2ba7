import { question } from "../terminal/question";
import type { StackList } from "../terminal/stack-list";

/** Asks at the terminal while the list stands still; nothing where there is no terminal. */
export function asker(list: StackList) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (lines: readonly string[], text: string): Promise<string> => {
    const resume = list.pause();
    console.log(["", ...lines, ""].join("\n"));
    return question(text).finally(resume);
  };
}
