// What `npm run synth` and cdktf run: main.ts in less time than tsx takes for it, which starts a thread
// of its own, looks at every file of node_modules and reads their source maps.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const MAIN = path.join(__dirname, "..", "main.ts");

try {
  require("./synth/modules").register();
  require(MAIN);
} catch {
  // Whatever it was, tsx does it again: its errors point at lines of the sources.
  const tsx = pathToFileURL(require.resolve("tsx")).href;
  const { status } = spawnSync(process.execPath, ["--import", tsx, MAIN], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
