import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setStoriesDirectory } from "./stories-directory";

/** Makes the place where the workers of this run meet. */
export default function setUp(): void {
  setStoriesDirectory(mkdtempSync(path.join(os.tmpdir(), "stories-")));
}
