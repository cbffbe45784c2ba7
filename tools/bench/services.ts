import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { PROJECT_ROOT } from "../project/paths";

const run = promisify(execFile);

const COUNTS = [10, 40, 70, 100];
const LARGEST = 100;
/** Limits for the largest count. */
const MAX_SECONDS = 6;
const MAX_MEGABYTES = 500;
/** How much more a service may cost between 70 and 100 than between 10 and 40: noise, not growth. */
const MAX_GROWTH = 1.6;
const REPETITIONS = 3;

interface Measured {
  readonly count: number;
  readonly stacks: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Synthesizes environments of more and more services, each a few times in a process of its own.
 * @returns what is not as fast as it should be
 */
export async function benchServices(): Promise<string[]> {
  console.log("services  stacks  seconds    MB");
  const measured = new Map<number, Measured>();
  for (const count of COUNTS) {
    const best = await fastest(count);
    measured.set(count, best);
    const { stacks, seconds, megabytes } = best;
    console.log(
      `${String(count).padStart(8)}  ${String(stacks).padStart(6)}  ${seconds.toFixed(2).padStart(7)}` +
        `  ${megabytes.toFixed(0).padStart(4)}`,
    );
  }
  return judge(measured);
}

async function fastest(count: number): Promise<Measured> {
  let best: Measured | undefined;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const script = path.join(PROJECT_ROOT, "tools", "bench", "synth-once.ts");
    const args = ["--import", "tsx", script, String(count)];
    const { stdout } = await run(process.execPath, args, { cwd: PROJECT_ROOT });
    const result = JSON.parse(stdout) as Measured;
    if (best === undefined || result.seconds < best.seconds) best = result;
  }
  if (!best) throw new Error("nothing was measured");
  return best;
}

function judge(measured: ReadonlyMap<number, Measured>): string[] {
  const seconds = (count: number) => measured.get(count)?.seconds ?? Number.NaN;
  const { megabytes = Number.NaN } = measured.get(LARGEST) ?? {};
  const early = (seconds(40) - seconds(10)) / 30;
  const late = (seconds(100) - seconds(70)) / 30;
  console.log(
    `\nA service costs ${(early * 1000).toFixed(1)} ms between 10 and 40, ` +
      `${(late * 1000).toFixed(1)} ms between 70 and 100: ${(late / early).toFixed(2)} times as much.`,
  );
  return [
    ...(seconds(LARGEST) < MAX_SECONDS ? [] : [`Over ${MAX_SECONDS} s.`]),
    ...(megabytes < MAX_MEGABYTES ? [] : [`Over ${MAX_MEGABYTES} MB.`]),
    ...(late / early < MAX_GROWTH ? [] : ["Time grows faster than the number of services."]),
  ];
}
