import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import * as cdktn from "cdktn";
import { ToolError } from "../process/errors";
import { temporaryDirectory } from "../process/temporary-directory";
import { PROJECT_ROOT } from "../project/paths";
import { AWS_6 } from "./aws-6";
import { changedInUse } from "./changed-in-use";
import { differencesOf } from "./differences";
import { missingNames } from "./missing-names";
import { usedAttributes } from "./used-attributes";

const run = promisify(execFile);
const HOOK = path.join(__dirname, "under-cdktn.js");
const SCRIPT = path.join("__tests__", "environments", "synthesize.ts");

/**
 * What stands in the way out: what comes out differently when the unchanged code is synthesized under CDK
 * Terrain, which names it does not have, and what AWS provider 6 takes away. Of every environment, and the one
 * with everything on.
 * @param root a checkout of the project
 * @throws ToolError when the code does not run there
 */
export async function rehearse(root = PROJECT_ROOT): Promise<readonly string[]> {
  const { directory, dispose } = temporaryDirectory("exit");
  const [now, then] = ["now", "then"].map((name) => path.join(directory, name)) as [string, string];
  try {
    await Promise.all([synthesize(root, now), synthesize(root, then, ["--require", HOOK])]);
    return [
      ...differencesOf(now, then),
      ...missingNames(root, cdktn),
      ...changedInUse(usedAttributes(now), AWS_6),
    ];
  } finally {
    dispose();
  }
}

/**
 * Synthesizes every environment, and the one with everything on.
 * @param options of Node.js
 * @throws ToolError when that fails
 */
export async function synthesize(
  root: string,
  outdir: string,
  options: readonly string[] = [],
): Promise<void> {
  try {
    await run(process.execPath, [...options, "--import", "tsx", SCRIPT, outdir], { cwd: root });
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new ToolError(
      `The code does not synthesize${options.length > 0 ? " under CDK Terrain" : ""}:\n${stderr ?? String(error)}`,
    );
  }
}
