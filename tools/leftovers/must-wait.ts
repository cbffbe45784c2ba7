import type { SynthesizedApp, SynthesizedStack } from "#terraform";

/**
 * Whether a stack must not be applied with the plans at hand: a leftover before those that use it have let
 * go of it, and what comes after a leftover before that is destroyed.
 * @param isPreview of a stack that is planned as well; nothing for others
 */
export function mustWait(
  { leftover, dependencies }: SynthesizedStack,
  app: SynthesizedApp,
  isPreview: (id: string) => boolean | undefined,
): boolean {
  const leftovers = app.stacks.filter((stack) => stack.leftover).map(({ id }) => id);
  return leftover
    ? dependencies.some((user) => isPreview(user) !== false)
    : dependencies.some((id) => leftovers.includes(id) && isPreview(id) === true);
}
