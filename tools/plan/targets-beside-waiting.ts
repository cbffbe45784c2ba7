import type { OwnedResource } from "#plan";
import { mayBeOff, type SynthesizedStack } from "#terraform";

/**
 * Options of a look at AWS for a stack whose service has an image by now and was not deployed since: all but
 * what waits for it. `-refresh-only` makes nothing, and Terraform then fails at the checks of what is not there.
 */
export function targetsBesideWaiting(
  stack: SynthesizedStack | undefined,
  owned: readonly OwnedResource[],
): string[] {
  const resources = stack?.resources ?? [];
  const isThere = owned.some((one) => one.stack === stack?.id && one.type === "aws_ecs_service");
  if (isThere || !resources.some(mayBeOff)) return [];
  return resources
    .filter(({ attributes }) => attributes["count"] === undefined)
    .map(({ address }) => `-target=${address}`);
}
