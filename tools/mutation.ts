import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runMain, ToolError } from "./process/errors";
import { Checkout } from "./project/checkout";
import { applyMutant } from "./mutation/apply-mutant";
import { likelyTests } from "./mutation/likely-tests";
import type { Mutant } from "./mutation/mutant";
import { MUTANTS } from "./mutation/mutants";
import { failedTests } from "./mutation/run-tests";

/** Share of the changes that the tests must notice. */
const WANTED_SHARE = 0.95;

const HELP = `Usage: npm run test:mutation [-- <part of a name> ...]

Breaks the sources in ${MUTANTS.length} small dangerous ways, one at a time and in a copy, and lets the unit tests
look: each change should make one fail. Fails when fewer than ${WANTED_SHARE * 100} % are noticed. The changes are
in tools/mutation/mutants/.

  npm run test:mutation -- trust    only the changes whose name has this
`;

interface Outcome {
  readonly mutant: Mutant;
  /** The first test file that failed, if any did. */
  readonly caughtBy: string | undefined;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const chosen = MUTANTS.filter(
    ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  if (chosen.length === 0) throw new ToolError(`No change is named ${positionals.join(" or ")}.`);

  await checkSound();
  const outcomes = await tryAll(chosen);
  const survivors = outcomes.filter(({ caughtBy }) => caughtBy === undefined);
  const caught = outcomes.length - survivors.length;
  const share = caught / outcomes.length;
  console.log(`\n${caught} of ${outcomes.length} changes noticed (${(share * 100).toFixed(1)} %).`);
  for (const { mutant } of survivors) console.log(`  not noticed: ${mutant.name} (${mutant.file})`);
  return share >= WANTED_SHARE ? 0 : 1;
}

/**
 * What says that every change can be applied would notice each one that is; without it, what it imports is
 * imported by nobody.
 */
const LEFT_OUT = [
  path.join("__tests__", "tools", "mutation"),
  path.join("__tests__", "exports.test.ts"),
];

/** Tests that fail anyway would seem to notice everything. */
async function checkSound(): Promise<void> {
  const checkout = new Checkout(LEFT_OUT);
  try {
    const broken = await failedTests(checkout.directory, []);
    if (broken.length > 0)
      throw new ToolError(`Without any change there fails: ${broken.join(", ")}.`);
  } finally {
    checkout.remove();
  }
}

/** As many at a time as there are processors. */
async function tryAll(mutants: readonly Mutant[]): Promise<Outcome[]> {
  const queue = [...mutants];
  const outcomes: Outcome[] = [];
  const work = async () => {
    const checkout = new Checkout(LEFT_OUT);
    try {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const outcome = await tryOne(checkout, mutant);
        outcomes.push(outcome);
        const progress = `${outcomes.length}/${mutants.length}`.padStart(8);
        console.log(`${progress}  ${mutant.name}: ${outcome.caughtBy ?? "NOT NOTICED"}`);
      }
    } finally {
      checkout.remove();
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return outcomes;
}

async function tryOne(checkout: Checkout, mutant: Mutant): Promise<Outcome> {
  const mend = applyMutant(mutant, checkout.directory);
  try {
    const [likely] = await failedTests(checkout.directory, likelyTests(mutant.file));
    if (likely !== undefined) return { mutant, caughtBy: likely };
    const [any] = await failedTests(checkout.directory, []);
    return { mutant, caughtBy: any };
  } finally {
    mend();
  }
}

if (require.main === module) void runMain(main);
