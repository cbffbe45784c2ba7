/** What all names begin with, up to a dash: `dev-` of `dev-network` and `dev-iam`. */
export function commonPrefix(names: readonly string[]): string {
  const [first = "", ...others] = names;
  const prefix = first.slice(0, first.indexOf("-") + 1);
  return others.length > 0 && others.every((name) => name.startsWith(prefix)) ? prefix : "";
}
