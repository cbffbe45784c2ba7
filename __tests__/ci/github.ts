import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

export const ROOT = path.join(__dirname, "..", "..");
const DIRECTORY = path.posix.join(".github", "workflows");

/** How a workflow calls another one. */
export const called = (name: string): string => `./${path.posix.join(DIRECTORY, `${name}.yml`)}`;

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "timeout-minutes"?: number;
  readonly concurrency?: Concurrency;
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

interface Concurrency {
  readonly group: string;
  readonly "cancel-in-progress": boolean;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency?: Concurrency;
  readonly defaults: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowFile {
  /** Below the project's root. */
  readonly file: string;
  readonly text: string;
  readonly workflow: Workflow;
}

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

export const workflows: readonly WorkflowFile[] = readdirSync(path.join(ROOT, DIRECTORY))
  .toSorted()
  .map((name) => {
    const file = path.join(DIRECTORY, name);
    const text = read(file);
    return { file, text, workflow: parse(text) as Workflow };
  });

/** By name: `plan` of `plan.yml`. */
export function workflow(name: string): Workflow {
  const found = workflows.find(({ file }) => path.basename(file, ".yml") === name);
  if (found === undefined) throw new Error(`no workflow ${name}`);
  return found.workflow;
}

const SETUP = path.join(".github", "actions", "setup", "action.yml");

/** What the workflows share: the steps of the project's own action. */
export const setupAction = {
  file: SETUP,
  text: read(SETUP),
  steps: (parse(read(SETUP)) as { readonly runs: { readonly steps: readonly Step[] } }).runs.steps,
};

/** Every job of every workflow, as `plan.yml plan`. */
export const jobs: readonly (readonly [string, Job, WorkflowFile])[] = workflows.flatMap((one) =>
  Object.entries(one.workflow.jobs).map(
    ([id, job]) => [`${path.basename(one.file)} ${id}`, job, one] as const,
  ),
);

/** Every step with a script, as `plan.yml plan: Summary`. */
export const scripts: readonly (readonly [string, string])[] = [
  ...jobs.flatMap(([id, { steps = [] }]) => steps.map((step) => [`${id}: `, step] as const)),
  ...setupAction.steps.map((step) => ["setup: ", step] as const),
].flatMap(([of, { name = "", run }]) => (run === undefined ? [] : [[of + name, run] as const]));

/** The script of one step. */
export function script(of: string): string {
  const found = scripts.find(([id]) => id === of);
  if (found === undefined) throw new Error(`no script ${of}`);
  return found[1];
}
