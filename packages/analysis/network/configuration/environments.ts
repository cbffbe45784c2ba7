import type { SynthesizedApp, SynthesizedStack } from "#terraform";

/**
 * The stacks of one environment: those whose ID starts with its name. Where `prod-eu` is another
 * environment, its stacks are none of `prod`: stacks that depend on one another are of one.
 * @throws Error where no stack's ID does
 */
export function stacksOf(app: SynthesizedApp, environment: string): SynthesizedApp {
  const parts = (id: string) => id.split("-");
  const length = parts(environment).length;
  const stacks = app.stacks.filter(
    ({ id }) => id === environment || id.startsWith(`${environment}-`),
  );
  const sets = connected(stacks);
  const exact = sets.filter((set) => commonParts(set.map(({ id }) => parts(id))) === length);
  const alone = sets.filter((set) => set.length === 1);
  const own = (exact.length > 0 ? [...exact, ...alone] : sets).flat();
  if (own.length === 0) {
    const ids = app.stacks.map(({ id }) => id).join(", ");
    throw new Error(`no stack of an environment "${environment}": the app has ${ids}`);
  }
  return { stacks: app.stacks.filter((stack) => own.includes(stack)) };
}

/** Stacks that depend on one another, directly or not. */
function connected(stacks: readonly SynthesizedStack[]): SynthesizedStack[][] {
  return stacks.reduce<SynthesizedStack[][]>((sets, stack) => {
    const isLinked = (other: SynthesizedStack) =>
      other.dependencies.includes(stack.id) || stack.dependencies.includes(other.id);
    const linked = sets.filter((set) => set.some(isLinked));
    return [...sets.filter((set) => !linked.includes(set)), [...linked.flat(), stack]];
  }, []);
}

/** How many first parts all have in common. */
function commonParts([first = [], ...others]: readonly string[][]): number {
  const different = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return different === -1 ? first.length : different;
}
