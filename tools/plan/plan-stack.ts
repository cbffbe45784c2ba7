import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SynthesizedApp } from "../../analysis/model/synthesized-app";
import { errorOf } from "../terraform/error-of";
import { INIT, QUIET, runTerraform } from "../terraform/run";
import { previewConfiguration } from "./preview/preview-configuration";

export interface PlanStackOptions {
  readonly id: string;
  /** Where the stack was synthesized. */
  readonly directory: string;
  /** Where the plan file goes. */
  readonly planFile: string;
  /**
   * Plans against what the code says of the stacks that are not there yet, in a directory of its own.
   * @default against what is there
   */
  readonly preview?: { readonly directory: string; readonly app: SynthesizedApp } | undefined;
  /**
   * Options of `terraform plan` besides: `-refresh-only`, `-refresh=false`.
   * @default none
   */
  readonly options?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets what it is at: `initialises`. */
  readonly onStep: (step: string) => void;
}

export type StackPlanResult =
  | {
      readonly outcome: "planned";
      /** What `terraform show -json` says of the plan. */
      readonly plan: unknown;
    }
  | { readonly outcome: "failed"; readonly error: string };

/** Exit codes of `terraform plan -detailed-exitcode`. */
const FAILED = 1;

/**
 * Plans one stack with Terraform.
 * @throws Interrupted when a signal ended it
 */
export async function planStack(options: PlanStackOptions): Promise<StackPlanResult> {
  const { planFile, env, preview, onStep } = options;
  const directory = preview ? writePreview(options, preview) : options.directory;
  const terraform = (...args: readonly string[]) => runTerraform(args, { directory, env });

  const more = options.options ?? [];
  const plan = () => {
    onStep("plans");
    return terraform("plan", "-detailed-exitcode", `-out=${planFile}`, ...QUIET, ...more);
  };
  const initAndPlan = async () => {
    onStep("initialises");
    const init = await terraform(...INIT);
    return init.code === 0 ? plan() : { ...init, code: FAILED };
  };
  // Initialising takes a fifth of the time. What is initialised, Terraform checks itself: backend,
  // lock file and packages. It asks for `terraform init` where one of them is another.
  const isInitialised = existsSync(path.join(directory, ".terraform"));
  let planned = isInitialised ? await plan() : await initAndPlan();
  if (isInitialised && planned.code === FAILED && planned.output.includes("terraform init")) {
    planned = await initAndPlan();
  }
  if (planned.code === FAILED || planned.code > 2) {
    return { outcome: "failed", error: errorOf(planned.output) };
  }
  const shown = await terraform("show", "-json", planFile);
  if (shown.code !== 0) return { outcome: "failed", error: errorOf(shown.output) };
  return { outcome: "planned", plan: JSON.parse(shown.output) };
}

function writePreview(
  { id, directory }: PlanStackOptions,
  preview: { readonly directory: string; readonly app: SynthesizedApp },
): string {
  const target = path.join(preview.directory, id);
  mkdirSync(target, { recursive: true });
  const text = readFileSync(path.join(directory, "cdk.tf.json"), "utf8");
  const configuration = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const changed = previewConfiguration(configuration, id, preview.app);
  writeFileSync(path.join(target, "cdk.tf.json"), JSON.stringify(changed));
  const lock = ".terraform.lock.hcl";
  copyFileSync(path.join(directory, lock), path.join(target, lock));
  return target;
}
