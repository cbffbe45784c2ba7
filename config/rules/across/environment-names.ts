import { ruleAcross } from "./rule-across";

/**
 * Stacks are `<environment>-<stack>`. With `dev` and `dev-eu`, the pattern `dev-*` would deploy
 * and destroy both.
 */
export const environmentNames = ruleAcross([], (earlier, later) => {
  const [short, long] =
    earlier.name.length < later.name.length ? [earlier, later] : [later, earlier];
  if (!long.name.startsWith(`${short.name}-`)) return [];
  const reordered = `${long.name.slice(short.name.length + 1)}-${short.name}`;
  const message =
    `is matched by ${short.name}-*, which stands for the stacks of ${short.name}: ` +
    `use a name that does not start with ${short.name}- (for example ${reordered})`;
  return [{ path: [long.name], message }];
});
