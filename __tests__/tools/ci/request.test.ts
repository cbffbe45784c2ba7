import { beforeEach, expect, jest, test } from "@jest/globals";
import { request, retrying, TryLater } from "../../../tools/ci/request";

beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

/** What is slept for while something fails so often. */
async function pauses(failures: number, error: Error): Promise<readonly number[]> {
  const slept: number[] = [];
  let left = failures;
  const work = () => (left-- > 0 ? Promise.reject(error) : Promise.resolve());
  await retrying(work, (seconds) => Promise.resolve(slept.push(seconds)));
  return slept;
}

test("waits longer from try to try, or for as long as the server says, up to two minutes", async () => {
  await expect(pauses(3, new TryLater("down"))).resolves.toEqual([1, 4, 15]);
  await expect(pauses(2, new TryLater("too many", 60))).resolves.toEqual([60, 60]);
  await expect(pauses(1, new TryLater("too many", 3600))).resolves.toEqual([120]);
});

test("gives up after the fourth try, and at once where waiting does not help", async () => {
  await expect(pauses(4, new TryLater("down"))).rejects.toThrow("down");
  await expect(pauses(1, new Error("no"))).rejects.toThrow("no");
});

test("a server that is not there may be there later", async () => {
  const asked = request("http://127.0.0.1:1/", { headers: {} });
  await expect(asked).rejects.toThrow(TryLater);
  await expect(asked).rejects.toThrow(/^GET http:\/\/127\.0\.0\.1:1\/: no answer \(.+\)\.$/);
});
