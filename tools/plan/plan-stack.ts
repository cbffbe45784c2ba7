import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SynthesizedApp } from "../../analysis/model/synthesized-app";
import { PROJECT_ROOT } from "../paths";
import { runToEnd } from "../run-to-end";
import { errorOf } from "../terraform/error-of";
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
  readonly env: NodeJS.ProcessEnv;
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

/** Plans one stack with Terraform. */
export async function planStack(options: PlanStackOptions): Promise<StackPlanResult> {
  const { planFile, env, preview } = options;
  const directory = preview ? writePreview(options, preview) : options.directory;
  const terraform = async (...args: string[]) => {
    let output = "";
    const code = await runToEnd("terraform", [`-chdir=${directory}`, ...args], {
      env,
      cwd: PROJECT_ROOT,
      onOutput: (text) => {
        output += text;
      },
    });
    return { code, output };
  };

  // -reconfigure: the directory may know another address of the state, an old emulator's.
  const init = await terraform("init", "-reconfigure", "-lockfile=readonly", ...QUIET);
  if (init.code !== 0) return { outcome: "failed", error: errorOf(init.output) };
  const planned = await terraform("plan", "-detailed-exitcode", `-out=${planFile}`, ...QUIET);
  if (planned.code === FAILED || planned.code > 2) {
    return { outcome: "failed", error: errorOf(planned.output) };
  }
  const shown = await terraform("show", "-json", planFile);
  if (shown.code !== 0) return { outcome: "failed", error: errorOf(shown.output) };
  return { outcome: "planned", plan: JSON.parse(shown.output) };
}

const QUIET = ["-input=false", "-no-color"];

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
