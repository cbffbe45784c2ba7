import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROFILE_FILE } from "../../stacks/emulator-settings";
import { LOCK_FILE } from "../../stacks/file-synthesizer";

/**
 * Writes a configuration that was not synthesized, for Terraform to run there.
 * @param like where a stack was synthesized: what stands beside its configuration is needed here as well
 */
export function writeConfiguration(directory: string, configuration: object, like: string): void {
  mkdirSync(directory, { recursive: true });
  // Terraform quotes the line that an error is about.
  writeFileSync(path.join(directory, "cdk.tf.json"), JSON.stringify(configuration, undefined, 2));
  for (const name of [LOCK_FILE, PROFILE_FILE]) {
    const file = path.join(like, name);
    if (existsSync(file)) copyFileSync(file, path.join(directory, name));
  }
}
