/**
 * Lets no more than so many pieces of work run at a time; the others wait for their turn, in order.
 * @returns a function that does a piece of work when it is its turn
 */
export function limit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever is next takes this place, so that nobody else can.
      if (next) next();
      else running -= 1;
    }
  };
}
