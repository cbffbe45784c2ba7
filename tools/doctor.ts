import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import { examine } from "./doctor/examine";
import type { Finding, Remedy } from "./doctor/finding";
import { runMain, ToolError } from "./process/errors";
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

At a terminal it asks about each remedy. It changes nothing but states and locks, and says how each
change is undone.

  --fix <finding>   carries out a finding's remedy without asking, by the name that it is listed with;
                    can be given several times
  -h, --help        this help

Exit code: 0 nothing is wrong (any more), 1 the look failed, 2 something is left.

  npm run doctor -- dev
  npm run doctor -- dev --fix deleted-state:dev-network
`;

const LEFT = 2;

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
  try {
    await checkAccount(environment);
    return await examine(environment, env, (findings) => report(name, findings, values.fix));
  } finally {
    dispose();
  }
}

async function report(
  environment: string,
  findings: readonly Finding[],
  wanted: readonly string[],
): Promise<number> {
  const unknown = wanted.filter((name) => !findings.some((one) => one.name === name));
  if (unknown.length > 0) {
    const there = findings.map(({ name }) => name).join(", ") || "nothing";
    throw new ToolError(`${unknown.join(", ")}: not found; there is ${there}. Nothing was done.`);
  }
  let left = 0;
  for (const { name, evidence, remedy } of findings) {
    console.log([name, ...evidence.map((line) => `  ${line}`)].join("\n"));
    const done = remedy ? await offer(name, remedy, wanted) : false;
    if (!done) left += 1;
    console.log("");
  }
  const found = findings.length === 0 ? "Nothing is wrong with what is known of" : "Looked at";
  console.log(`${found} ${environment}${left > 0 ? `: ${left} of ${findings.length} left` : ""}.`);
  return left > 0 ? LEFT : 0;
}

/** @returns whether it was carried out */
async function offer(name: string, remedy: Remedy, wanted: readonly string[]): Promise<boolean> {
  console.log(`  Remedy: ${remedy.what}\n  Way back: ${remedy.wayBack}`);
  if (!wanted.includes(name) && !(await agreed(name))) return false;
  await remedy.carryOut();
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
