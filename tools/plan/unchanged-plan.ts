import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { planOfState } from "#terraform";

/** In a plan file, which is a ZIP archive: the state as the plan found it. */
const STATE = "tfstate";

/**
 * What `terraform show -json` would say of a plan without changes, read from the state that the plan file
 * holds. Terraform itself starts the provider again for it, which takes as long as half of the plan did.
 * @param directory where the stack was synthesized
 * @returns nothing where the file is not as expected: Terraform has to be asked then
 */
export function unchangedPlan(
  planFile: string,
  directory: string,
  env: NodeJS.ProcessEnv,
): unknown {
  try {
    const files = unzipSync(readFileSync(planFile), { filter: ({ name }) => name === STATE });
    const state = files[STATE];
    if (!state) return undefined;
    return planOfState(JSON.parse(strFromU8(state)), variablesOf(directory, env));
  } catch {
    return undefined;
  }
}

/** As Terraform gets them: from the environment, or their default. */
function variablesOf(directory: string, env: NodeJS.ProcessEnv) {
  const text = readFileSync(path.join(directory, "cdk.tf.json"), "utf8");
  const { variable = {} } = JSON.parse(text) as {
    readonly variable?: Readonly<Record<string, { sensitive?: boolean; default?: unknown }>>;
  };
  return Object.fromEntries(
    Object.entries(variable).map(([name, { sensitive = false, default: standard }]) => [
      name,
      { value: env[`TF_VAR_${name}`] ?? standard, sensitive },
    ]),
  );
}
