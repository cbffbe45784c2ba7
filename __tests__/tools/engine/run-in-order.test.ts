import { expect, test } from "@jest/globals";
import { runInOrder } from "../../../tools/engine/run-in-order";

const task = (id: string, ...dependencies: string[]) => ({ id, dependencies });
const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

test("does each task after those that it needs", async () => {
  const done: string[] = [];
  const tasks = [task("web", "network", "iam"), task("network", "iam"), task("iam", "elsewhere")];
  await runInOrder(tasks, 4, async ({ id }) => {
    await tick();
    done.push(id);
  });
  expect(done).toEqual(["iam", "network", "web"]);
});

test("does no more at a time than it may, and as many as it may", async () => {
  let running = 0;
  let most = 0;
  const tasks = ["a", "b", "c", "d", "e"].map((id) => task(id));
  await runInOrder(tasks, 2, async () => {
    running++;
    most = Math.max(most, running);
    await tick();
    running--;
  });
  expect(most).toBe(2);
});

test("refuses tasks that wait for each other", async () => {
  const tasks = [task("a", "b"), task("b", "a")];
  await expect(runInOrder(tasks, 2, () => Promise.resolve())).rejects.toThrow(
    "tasks wait for each other: a, b",
  );
});

test("passes on what a task throws", async () => {
  const work = () => Promise.reject(new Error("no such stack"));
  await expect(runInOrder([task("a")], 2, work)).rejects.toThrow("no such stack");
});

test("begins nothing after a failure, and lets what is running end", async () => {
  const ended: string[] = [];
  const tasks = ["a", "b", "c"].map((id) => task(id));
  const work = async ({ id }: { readonly id: string }) => {
    if (id === "a") throw new Error("no such stack");
    await tick();
    ended.push(id);
  };
  await expect(runInOrder(tasks, 2, work)).rejects.toThrow("no such stack");
  expect(ended).toEqual(["b"]);
});
