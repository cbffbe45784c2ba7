/** The positions of items that are in the list before. */
export function repeated(items: readonly unknown[]): readonly number[] {
  return [...items.keys()].filter((index) => items.indexOf(items[index]) < index);
}
