import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildCheckedApp } from "../../synthesis/checked-app";
import { manyServices } from "./many-services";

/** Synthesizes so many services in a process of its own, and prints what that took. */
const count = Number(process.argv[2]);
const outdir = mkdtempSync(path.join(os.tmpdir(), "bench-"));
try {
  // As main.ts does.
  const { app } = buildCheckedApp([manyServices(count)], { outdir });
  app.synth();
  // Since the process started, so that loading the code counts.
  const seconds = performance.now() / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ count, stacks: app.node.children.length, seconds, megabytes }));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
