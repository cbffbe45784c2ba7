import { rmSync } from "node:fs";
import { endDeployed } from "./deployed-once";
import { storiesDirectory } from "./stories-directory";

/** Ends the emulator of the environment that was deployed once, and removes everything. */
export default async function tearDown(): Promise<void> {
  const root = storiesDirectory();
  await endDeployed(root);
  rmSync(root, { recursive: true, force: true });
}
