import { readFileSync } from "node:fs";
import path from "node:path";
import type { Json } from "#terraform";
import { leftoverConfiguration } from "../../leftovers/leftover-configuration";
import type { TaggedResource } from "../../ownership/tagged-resources";
import type { InEnvironment } from "../../plan/in-environment";
import { stackDirectory } from "../../plan/synthesize";
import { writeConfiguration } from "../../plan/write-configuration";
import { ToolError } from "../../process/errors";
import { temporaryDirectory } from "../../process/temporary-directory";
import { errorOf } from "../../terraform/error-of";
import { QUIET, runInitialised } from "../../terraform/run";

/**
 * Deletes a resource that no state lists, as the provider would: imported into a state of its own, which
 * nobody keeps, and destroyed. Where that breaks off, it is found again.
 * @throws ToolError where it cannot be deleted
 */
export async function remove(
  { app, env }: InEnvironment,
  { kind, id }: TaggedResource,
): Promise<void> {
  const [stack] = app.stacks.filter(({ leftover }) => !leftover);
  if (!stack) throw new ToolError("No stack is in the code.");
  const like = stackDirectory(stack.id);
  const synthesized = JSON.parse(readFileSync(path.join(like, "cdk.tf.json"), "utf8")) as Json;
  const { provider, terraform } = leftoverConfiguration(synthesized, "");
  const { directory: root, dispose } = temporaryDirectory("remove");
  const directory = path.join(root, stack.id);
  const backend = { local: { path: path.join(root, "removed.tfstate") } };
  const without = { provider, terraform: { ...(terraform as Json), backend } };
  const run = async (...args: readonly string[]) => {
    const { code, output } = await runInitialised("deletes", args, { directory, env });
    return code === 0 ? undefined : errorOf(output);
  };
  try {
    const problems: string[] = [];
    for (const type of kind.types) {
      const resource = { [type]: { found: {} } };
      writeConfiguration(directory, { ...without, resource }, like);
      const problem = await run("import", ...QUIET, `${type}.found`, id);
      if (problem !== undefined) problems.push(problem);
      else {
        writeConfiguration(directory, without, like);
        const left = await run("apply", "-auto-approve", ...QUIET);
        if (left !== undefined) throw new ToolError(left);
        return;
      }
    }
    throw new ToolError(problems.join("\n"));
  } finally {
    dispose();
  }
}
