import { appendFileSync, rmSync } from "node:fs";
import path from "node:path";
import { readApp } from "#terraform";
import { Checkout } from "../project/checkout";
import { CdkApp } from "./cdk-app";
import { measureNode, type Usage } from "./measure-node";

const ROUNDS = 7;
/** How much of AWS CDK's time a synthesis may take. */
const MAX_SHARE = 0.2;

type Measured = Readonly<Record<Way, readonly Usage[]>>;
type Way = "ours" | "theirs" | "unvalidated" | "edited" | "first";

/**
 * Synthesizes all environments as `npm run synth` does, guardrails included, and comparable stacks with
 * AWS CDK, in turn and each in a process of its own.
 * @returns what is not as fast as it should be
 */
export async function benchSynthesis(): Promise<string[]> {
  const checkout = new Checkout(["__tests__"]);
  const cdk = new CdkApp();
  try {
    await cdk.install();
    const { measured, outdir } = await measureAll(checkout.directory, cdk);
    const { stacks } = readApp(outdir);
    const count = (kind: "resources" | "dataSources") =>
      String(stacks.reduce((sum, stack) => sum + stack[kind].length, 0));
    const theirs = cdk.count();
    console.log(
      `\nThis project: ${stacks.length} stacks, ${count("resources")} resources, ` +
        `${count("dataSources")} data sources. ` +
        `AWS CDK: ${theirs.stacks} stacks, ${theirs.resources} resources.`,
    );
    return judge(measured);
  } finally {
    checkout.remove();
    cdk.remove();
  }
}

async function measureAll(directory: string, cdk: CdkApp) {
  const outdir = path.join(directory, "cdktf.out");
  const synth = () =>
    measureNode(path.join(directory, "tools", "synth.js"), {
      cwd: directory,
      env: { CDKTF_OUTDIR: outdir },
    });
  const app = (env: NodeJS.ProcessEnv) =>
    measureNode(cdk.script, { cwd: cdk.directory, env: { ...cdk.env, ...env } });
  const measured: Record<Way, Usage[]> = {
    ours: [],
    theirs: [],
    unvalidated: [],
    edited: [],
    first: [],
  };
  // The first round, which is not counted, warms the system's cache of files.
  for (let round = 0; round <= ROUNDS; round++) {
    rmSync(path.join(directory, ".local"), { recursive: true, force: true });
    const first = await synth();
    const ours = await synth();
    const theirs = await app({});
    const unvalidated = await app({ CDK_VALIDATION: "false" });
    appendFileSync(path.join(directory, "environments", "dev.ts"), "// Changed.\n");
    const edited = await synth();
    if (round === 0) continue;
    measured.first.push(first);
    measured.ours.push(ours);
    measured.theirs.push(theirs);
    measured.unvalidated.push(unvalidated);
    measured.edited.push(edited);
  }
  return { measured, outdir };
}

function judge(measured: Measured): string[] {
  console.log("\n                              seconds  processor   MB");
  for (const [label, way] of [
    ["this project", "ours"],
    ["AWS CDK", "theirs"],
    ["  CDK_VALIDATION=false", "unvalidated"],
  ] as const) {
    const value = (key: keyof Usage) => median(measured[way].map((usage) => usage[key]));
    console.log(
      label.padEnd(30) +
        value("seconds").toFixed(2).padStart(7) +
        value("cpu").toFixed(2).padStart(11) +
        value("megabytes").toFixed(0).padStart(5),
    );
  }
  const share = (key: keyof Usage, of: Way) =>
    median(measured.ours.map((usage, round) => usage[key] / (measured[of][round]?.[key] ?? NaN)));
  const shares = (of: Way) =>
    `${share("cpu", of).toFixed(2)} of the processor's time, ` +
    `${share("seconds", of).toFixed(2)} from start to end`;
  const seconds = (way: Way) => median(measured[way].map((usage) => usage.seconds)).toFixed(2);
  console.log(
    `\nOf AWS CDK as it comes: ${shares("theirs")}.\n` +
      `Of AWS CDK without its check of templates, guardrails included here: ${shares("unvalidated")}.\n` +
      `When one source has changed it takes ${seconds("edited")} s, and the first time ${seconds("first")} s.`,
  );
  return (["cpu", "seconds"] as const)
    .filter((key) => !(share(key, "theirs") <= MAX_SHARE))
    .map((key) => `Over ${MAX_SHARE} of AWS CDK's ${key === "cpu" ? "processor time" : "time"}.`);
}

/** Of each round, so that a busy moment decides nothing. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
