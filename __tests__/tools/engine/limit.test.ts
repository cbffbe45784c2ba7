import { expect, test } from "@jest/globals";
import { limit } from "../../../tools/engine/limit";

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

test("no more run at a time than may, each gets its turn, and a failure gives its place back", async () => {
  const limited = limit(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (index: number) =>
    limited(async () => {
      most = Math.max(most, ++running);
      order.push(index);
      await tick();
      running -= 1;
      if (index === 0) throw new Error("no such stack");
      return index;
    });
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(results.map(({ status }) => status)).toEqual([
    "rejected",
    ...Array<string>(4).fill("fulfilled"),
  ]);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(await work(5)).toBe(5);
});
