/**
 * Patterns of listeners' conditions and of policies: `*` stands for any text, `?` for one character.
 */

/** Whether everything that one pattern matches, the other does. */
export const covers = (wide: string, narrow: string): boolean => walk(wide, narrow, false);

/** Whether some text matches both. */
export const overlaps = (one: string, other: string): boolean => walk(one, other, true);

function walk(one: string, other: string, either: boolean): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${String(i)},${String(j)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, false);
    const result = step(i, j);
    known.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) return true;
    if (a === "*") return from(i + 1, j) || (b !== undefined && from(i, j + 1));
    if (either && b === "*") return from(i, j + 1) || (a !== undefined && from(i + 1, j));
    if (a === undefined || b === undefined) return false;
    return (a === "?" && b !== "*") || (either && b === "?") || a === b
      ? from(i + 1, j + 1)
      : false;
  };
  return from(0, 0);
}
