import { createInterface } from "node:readline/promises";

/**
 * Asks whoever sits at the terminal.
 * @returns what was typed; nothing where the terminal was closed: nobody has agreed then
 */
export async function question(text: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<string>((resolve) => {
    prompt.once("close", () => {
      resolve("");
    });
  });
  try {
    return await Promise.race([prompt.question(text), closed]);
  } finally {
    prompt.close();
  }
}
