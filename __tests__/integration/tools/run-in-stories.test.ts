import { expect, test } from "@jest/globals";
import { run } from "../lifecycle/support/run";

/** A busy machine may take long to start a process: where nothing is asked, silence counts from its first line. */
function node(script: string, silenceMs: number, asks?: () => Promise<number>) {
  let [printed, waited] = [false, 0];
  return run(process.execPath, ["-e", script], {
    ...{ env: process.env, cwd: __dirname, silenceMs },
    activity: asks ?? (() => Promise.resolve(printed ? -1 : ++waited)),
    onOutput: () => {
      printed = true;
    },
  });
}

test("a step that is silent for long is ended, and its last lines and what it was are said", async () => {
  const silent = node("console.log('waits for the moon'); setInterval(() => {}, 1000)", 600);
  await expect(silent).rejects.toThrow(
    /^node -e .*: neither printed anything nor asked the emulator anything .*\nwaits for the moon$/s,
  );
});

test("a step may take as long as it prints something, or asks the emulator something", async () => {
  const talks =
    "let n = 0; setInterval(() => { console.log(++n); if (n === 10) process.exit(3) }, 200)";
  expect(await node(talks, 1000)).toMatchObject({ code: 3 });
  let asked = 0;
  const works = "setTimeout(() => process.exit(4), 2500)";
  expect(await node(works, 1000, () => Promise.resolve(++asked))).toMatchObject({ code: 4 });
});
