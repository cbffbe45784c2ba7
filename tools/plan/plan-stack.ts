import { readFileSync } from "node:fs";
import path from "node:path";
import type { SynthesizedApp } from "#terraform";
import { errorOf } from "../terraform/error-of";
import { QUIET, runInitialised, runTerraform } from "../terraform/run";
import { type Deployed, previewConfiguration } from "#plan";
import { unchangedPlan } from "./unchanged-plan";
import { writeConfiguration } from "./write-configuration";

interface Preview {
  readonly directory: string;
  /** References resolved. */
  readonly app: SynthesizedApp;
  readonly deployed: Deployed;
}

export interface PlanStackOptions {
  readonly id: string;
  /** Where the stack was synthesized. */
  readonly directory: string;
  /** Where the plan file goes. */
  readonly planFile: string;
  /**
   * Plans against what the code says of what is not there yet, in a directory of its own.
   * @default against what is there
   */
  readonly preview?: Preview | undefined;
  /**
   * Options of `terraform plan` besides: `-refresh-only`, `-refresh=false`.
   * @default none
   */
  readonly options?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets what it is at: `initialises`. */
  readonly onStep: (step: string) => void;
  /** Gets everything that Terraform prints. @default nobody does */
  readonly onOutput?: (text: string) => void;
}

export type StackPlanResult =
  | {
      readonly outcome: "planned";
      /** What `terraform show -json` says of the plan; of one without changes, but for expressions. */
      readonly plan: unknown;
    }
  | PlanFailure;

interface PlanFailure {
  readonly outcome: "failed";
  readonly error: string;
}

/** Exit code of `terraform plan -detailed-exitcode` where there is nothing to do, and where there is. */
const [UNCHANGED, CHANGED] = [0, 2];

/**
 * Plans one stack with Terraform, and reads the plan.
 * @throws Interrupted when a signal ended it
 */
export async function planStack(options: PlanStackOptions): Promise<StackPlanResult> {
  const made = await makePlan(options);
  if (made.outcome === "failed") return made;
  const { planFile, env } = options;
  const plan = made.isChange ? undefined : unchangedPlan(planFile, made.directory, env);
  return plan === undefined
    ? showPlan(planFile, made.directory, env)
    : { outcome: "planned", plan };
}

/**
 * Plans one stack with Terraform, without reading the plan.
 * @throws Interrupted when a signal ended it
 */
export async function makePlan(options: PlanStackOptions): Promise<
  | {
      readonly outcome: "made";
      /** Whether there is something to apply. */
      readonly isChange: boolean;
      /** Where Terraform is initialised for it. */
      readonly directory: string;
      /** What Terraform printed. */
      readonly output: string;
    }
  | PlanFailure
> {
  const { planFile, env, preview, onStep, onOutput } = options;
  const directory = preview ? writePreview(options, preview) : options.directory;
  const { code, output } = await runInitialised(
    "plans",
    ["plan", "-detailed-exitcode", `-out=${planFile}`, ...QUIET, ...(options.options ?? [])],
    { directory, env, onStep, ...(onOutput && { onOutput }) },
  );
  if (code !== UNCHANGED && code !== CHANGED) return { outcome: "failed", error: errorOf(output) };
  return { outcome: "made", isChange: code === CHANGED, directory, output };
}

/**
 * What Terraform says of a plan that was saved.
 * @throws Interrupted when a signal ended it
 */
export async function showPlan(
  planFile: string,
  directory: string,
  env: NodeJS.ProcessEnv,
): Promise<StackPlanResult> {
  const { code, output } = await runTerraform(["show", "-json", planFile], { directory, env });
  if (code !== 0) return { outcome: "failed", error: errorOf(output) };
  return { outcome: "planned", plan: JSON.parse(output) };
}

function writePreview({ id, directory }: PlanStackOptions, preview: Preview): string {
  const target = path.join(preview.directory, id);
  const text = readFileSync(path.join(directory, "cdk.tf.json"), "utf8");
  const configuration = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const changed = previewConfiguration(configuration, id, preview.app, preview.deployed);
  writeConfiguration(target, changed, directory);
  return target;
}
