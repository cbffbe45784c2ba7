import { createInterface } from "node:readline/promises";
import type { StackList } from "../terminal/stack-list";

/** Asks at the terminal while the list stands still; nothing where there is no terminal. */
export function asker(list: StackList) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (lines: readonly string[], question: string): Promise<string> => {
    const resume = list.pause();
    console.log(["", ...lines, ""].join("\n"));
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    // Without an answer, as when the terminal is closed, nobody has agreed.
    const closed = new Promise<string>((resolve) => {
      prompt.once("close", () => {
        resolve("");
      });
    });
    try {
      return await Promise.race([prompt.question(question), closed]);
    } finally {
      prompt.close();
      resume();
    }
  };
}
