import { counted } from "#plan";
import type { Environment } from "../../config/schema/environment";
import { ToolError } from "../process/errors";
import { lookForUnknown } from "./look-for-unknown";
import type { TaggedResource } from "./tagged-resources";
import { describeResource } from "./unknown-resources";

/** Resources that a message lists of one stack. */
const MOST_LISTED = 5;

/**
 * Looks for resources of the environment that no state lists, of the kinds that AWS makes a second time
 * without a word (VPCs, gateways, addresses, keys): whoever went on would have, and pay for, two. Of others
 * AWS says itself that they exist.
 * @throws ToolError with what was found
 */
export async function refuseUnknown(environment: Environment): Promise<void> {
  const options = { kinds: ({ repeatable }: { readonly repeatable: boolean }) => repeatable };
  const unknown = await lookForUnknown(environment, options).catch(withoutTheRight);
  if (unknown.length === 0) return;
  throw new ToolError(
    `No state lists these resources, which have the tags of ${environment.name}:\n` +
      `${describeUnknown(unknown).join("\n")}\nNothing was done: going on would make them a second ` +
      `time, or leave them behind. "npm run doctor -- ${environment.name}" takes them into their states.`,
  );
}

/** Some of the resources of each stack. */
export function describeUnknown(resources: readonly TaggedResource[]): string[] {
  const stacks = [...new Set(resources.map(({ stack }) => stack))].toSorted();
  return stacks.flatMap((stack) => {
    const ofStack = resources.filter((one) => one.stack === stack);
    const rest = ofStack.length - MOST_LISTED;
    return [
      `  ${stack}: ${counted(ofStack.length, "resource")}`,
      ...ofStack.slice(0, MOST_LISTED).map((one) => `    ${describeResource(one)}`),
      ...(rest > 0 ? [`    and ${rest} more`] : []),
    ];
  });
}

/** Roles of CI that were made before may not ask for tags: they go on as they did. */
function withoutTheRight(error: unknown): TaggedResource[] {
  if (!(error instanceof Error && /AccessDenied|UnauthorizedOperation/.test(error.name)))
    throw error;
  console.error(
    "Warning: whether there are resources that no state lists is not known: these credentials lack tag:GetResources.",
  );
  return [];
}
