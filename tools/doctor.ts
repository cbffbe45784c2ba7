import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import { examine } from "./doctor/examine";
import type { Finding, Remedy } from "./doctor/finding";
import { findUnknownResources } from "./doctor/find-unknown-resources";
import { withLeftovers } from "./leftovers/order";
import { withEveryStack } from "./leftovers/with-every-stack";
import { synthesizeEnvironment } from "./plan/synthesize";
import { runMain, ToolError } from "./process/errors";
import { interruptible } from "./process/interruption";
import { checkAccount } from "./state/check-account";
import { question } from "./terminal/question";
import { terraformEnvironment } from "./terraform/environment";

const HELP = `Usage: npm run doctor -- <environment> [--fix <finding>]

Looks at what is known of an environment, and says what is wrong with it, what shows that, and what to do:

  lock             somebody works on a stack, or was interrupted; whether that run can still live
  deleted-state    a state was deleted from the bucket while it listed resources
  damaged-state    a state is empty, cut off, or something else
  older-state      a state is older than the version before it
  other-state      a state was begun anew while the one before listed resources
  unsaved-state    an apply from this checkout could not save its state (errored.tfstate)
  interrupted-apply  an apply of reviewed plans did not come to its end

and, once the states are right, at resources with the environment's tags that no state lists:

  import           a stack made them, and its run was killed before it saved its state
  delete           a stack made them twice, or nothing makes them any more
  gone             a state lists what AWS has not any more: the next deployment makes it again

At a terminal it asks about each remedy, and about the plan that imports something. It says how each
change is undone.

  --fix <finding>   carries out a finding's remedy without asking: by the name that it is listed with, or
                    all of a kind; can be given several times
  -h, --help        this help

Exit code: 0 nothing is wrong (any more), 1 the look failed, 2 something is left.

  npm run doctor -- dev
  npm run doctor -- dev --fix deleted-state:dev-network
  npm run doctor -- dev --fix lock --fix import
`;

const LEFT = 2;
/** Kinds of findings that are looked for last. */
const LAST = ["import", "delete", "gone"];

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      fix: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new ToolError(HELP);
  const environment = findEnvironment(name);
  const { env, dispose } = await terraformEnvironment();
  const isLast = (wanted: string) => LAST.includes(kindOf(wanted));
  try {
    await checkAccount(environment);
    const ofStates = await examine(environment, env, (findings) =>
      report(
        findings,
        values.fix.filter((wanted) => !isLast(wanted)),
      ),
    );
    if (ofStates.left.some(({ name: left, remedy }) => remedy && kindOf(left) !== "lock")) {
      console.log("Resources that no state lists are looked for when the states are right.");
      return conclude(name, [ofStates]);
    }
    const ofResources = await interruptible(async () => {
      const synthesized = synthesizeEnvironment(name, false);
      const app = await withEveryStack(environment, synthesized, {
        also: [],
        order: withLeftovers,
      });
      const autoApprove = !process.stdin.isTTY;
      const findings = await findUnknownResources({ environment, app, env }, { autoApprove });
      return report(findings, values.fix.filter(isLast));
    });
    return conclude(name, [ofStates, ofResources]);
  } finally {
    dispose();
  }
}

const kindOf = (finding: string): string => finding.split(":")[0] ?? "";

interface Reported {
  readonly found: number;
  readonly left: readonly Finding[];
}

async function report(findings: readonly Finding[], wanted: readonly string[]): Promise<Reported> {
  const isWanted = ({ name }: Finding, by: string) => name === by || kindOf(name) === by;
  const unknown = wanted.filter((by) => !findings.some((one) => isWanted(one, by)));
  // Of a kind there may be none.
  if (unknown.some((by) => by.includes(":"))) {
    const there = findings.map(({ name }) => name).join(", ") || "nothing";
    throw new ToolError(`${unknown.join(", ")}: not found; there is ${there}. Nothing was done.`);
  }
  const left: Finding[] = [];
  for (const finding of findings) {
    const { name, evidence, remedy } = finding;
    console.log([name, ...evidence.map((line) => `  ${line}`)].join("\n"));
    const isAgreed = wanted.some((by) => isWanted(finding, by));
    const done = remedy ? await offer(name, remedy, isAgreed) : false;
    if (!done) left.push(finding);
    console.log("");
  }
  return { found: findings.length, left };
}

function conclude(environment: string, all: readonly Reported[]): number {
  const found = all.reduce((sum, one) => sum + one.found, 0);
  const left = all.reduce((sum, one) => sum + one.left.length, 0);
  const what = found === 0 ? "Nothing is wrong with what is known of" : "Looked at";
  console.log(`${what} ${environment}${left > 0 ? `: ${left} of ${found} left` : ""}.`);
  return left > 0 ? LEFT : 0;
}

/** @returns whether it was carried out */
async function offer(name: string, remedy: Remedy, isAgreed: boolean): Promise<boolean> {
  console.log(`  Remedy: ${remedy.what}\n  Way back: ${remedy.wayBack}`);
  if (!isAgreed && !(await agreed(name))) return false;
  try {
    await remedy.carryOut();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    console.log(`  Not done: ${error.message}`);
    return false;
  }
  console.log("  Done.");
  return true;
}

async function agreed(name: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log(`  Carried out with --fix ${name}`);
    return false;
  }
  const answer = await question("  Do it? (yes, no): ");
  return answer.trim().toLowerCase() === "yes";
}

if (require.main === module) void runMain(main);
