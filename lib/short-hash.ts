import { createHash } from "node:crypto";

/** Six characters that change with the text: enough to tell two versions of one name apart. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}
