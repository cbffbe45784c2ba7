import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { LOCAL_DIRECTORY, PROJECT_ROOT } from "./project/paths";

/** Takes the README's picture of a plan: the browser layer makes it, and it is copied to docs/. */
const jest = require.resolve("jest/bin/jest");
const { status } = spawnSync(process.execPath, [jest, "picture", "--selectProjects", "browser"], {
  cwd: PROJECT_ROOT,
  stdio: "inherit",
});
if (status === 0) {
  const picture = path.join(LOCAL_DIRECTORY, "screenshots", "plan-page.png");
  copyFileSync(picture, path.join(PROJECT_ROOT, "docs", "plan-page.png"));
}
process.exitCode = status ?? 1;
