import { expect, test } from "@jest/globals";
import { runStacks } from "../../../tools/engine/run-stacks";
import { StackFailure } from "../../../tools/engine/stack-failure";

const task = (id: string, ...dependencies: string[]) => ({ id, dependencies });
const tick = () => new Promise((resolve) => setTimeout(resolve, 1));
const STACKS = [task("network"), task("ssm"), task("web", "ssm"), task("mailer", "network")];

function run(work: (stack: { readonly id: string }) => Promise<string>) {
  const told: string[] = [];
  const result = runStacks(
    STACKS,
    {
      parallelism: 2,
      onDone: (id, outcome) => told.push(`${id} ${outcome}`),
      onFailed: (id) => told.push(`${id} failed`),
    },
    work,
  );
  return { told, result };
}

test("says of each stack what has become of it", async () => {
  const { told, result } = run(({ id }) => Promise.resolve(id === "ssm" ? "unchanged" : "applied"));
  const { done, failures, notBegun } = await result;
  expect(done.map(({ id, outcome }) => `${id} ${outcome}`).toSorted()).toEqual(told.toSorted());
  expect(told).toContain("ssm unchanged");
  expect([failures, notBegun]).toEqual([[], []]);
});

test("begins none after a failure, and lets those at work come to their end, failures too", async () => {
  const { told, result } = run(async ({ id }) => {
    if (id === "network") throw new StackFailure("no right", "again");
    await tick();
    throw new StackFailure("no such key", "plan");
  });
  expect(await result).toMatchObject({
    done: [],
    failures: [
      { id: "network", error: { message: "no right" } },
      { id: "ssm", error: { message: "no such key" } },
    ],
    notBegun: ["web", "mailer"],
  });
  expect(told).toEqual(["network failed", "ssm failed"]);
});

test("what is no failure of a stack is an error of the program", async () => {
  const { result } = run(() => Promise.reject(new TypeError("undefined is not a function")));
  await expect(result).rejects.toThrow(TypeError);
});
