import { type Import, writeImportBlocks } from "../../plan/import-blocks";
import type { InEnvironment } from "../../plan/in-environment";
import { stackDirectory } from "../../plan/synthesize";
import { deployEnvironment } from "../../deploy/deploy-environment";
import { ToolError } from "../../process/errors";
import { errorOf } from "../../terraform/error-of";
import { QUIET, runInitialised } from "../../terraform/run";

export interface Adoption {
  readonly stack: string;
  readonly imports: readonly Import[];
  /** Those of them that may be gone, or never were there. */
  readonly uncertain: readonly Import[];
  /** Nobody is asked about the plan. */
  readonly autoApprove: boolean;
}

/**
 * Takes resources into the state of the stack that made them: import blocks beside its configuration,
 * planned, reviewed and applied as any change of the stack. What the stack lacks besides is made in the same
 * plan.
 * @throws ToolError where it cannot be planned or applied, or nobody agreed
 */
export async function adopt(
  context: InEnvironment,
  { stack, imports, uncertain, autoApprove }: Adoption,
): Promise<void> {
  const there = await thoseThere(context, { stack, imports, uncertain });
  const takeAway = writeImportBlocks(stackDirectory(stack), there);
  try {
    const { failures } = await deployEnvironment(context, {
      ...{ ids: [stack], autoApprove, allows: [], parallelism: 1 },
    });
    const [failure] = failures;
    if (failure) throw new ToolError(`${stack}: ${failure.error.message}`);
  } finally {
    takeAway();
  }
}

/** Those that can be imported: the provider says of each whether it is there. */
async function thoseThere(
  { env }: InEnvironment,
  { stack, imports, uncertain }: Omit<Adoption, "autoApprove">,
): Promise<readonly Import[]> {
  let left = [...imports, ...uncertain];
  for (;;) {
    const directory = stackDirectory(stack);
    const takeAway = writeImportBlocks(directory, left);
    const options = ["plan", "-json", "-lock=false", ...QUIET];
    const { code, output } = await runInitialised("plans", options, { directory, env }).finally(
      takeAway,
    );
    if (code === 0) return left;
    const gone = notThere(output, uncertain);
    const rest = left.filter(({ address }) => !gone.has(address));
    if (rest.length === left.length) throw new ToolError(`${stack}: ${describe(output)}`);
    left = rest;
  }
}

interface Message {
  readonly "@level"?: string;
  readonly diagnostic?: { readonly summary?: string; readonly detail?: string };
}

function errorsIn(output: string): NonNullable<Message["diagnostic"]>[] {
  return output.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { "@level": level, diagnostic } = JSON.parse(line) as Message;
    return level === "error" && diagnostic ? [diagnostic] : [];
  });
}

/**
 * Addresses for which there is nothing to import. Terraform says of which; some resources of the provider say
 * only what they looked for: `No association found between route table ID rtb-1 and target ID subnet-1`.
 */
function notThere(output: string, uncertain: readonly Import[]): Set<string> {
  const found = errorsIn(output).flatMap(({ summary = "", detail = "" }) => {
    const [, address] = /to\s+"([^"]+)"/.exec(detail) ?? [];
    if (summary.includes("non-existent remote object")) return address ?? [];
    const said = `${summary} ${detail}`;
    return uncertain
      .filter(({ id }) => id.split(/[/_]/).every((part) => said.includes(part)))
      .map((one) => one.address);
  });
  return new Set(found);
}

function describe(output: string): string {
  const errors = errorsIn(output).map(({ summary = "", detail = "" }) => `${summary}: ${detail}`);
  return errors.length > 0 ? errors.join("\n") : errorOf(output);
}
