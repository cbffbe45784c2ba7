import { isObject, type TerraformPlan } from "#terraform";
import { canonical } from "../attributes/canonical";
import type { Input } from "./followers";

/** Outputs by the data source that reads them (`data.terraform_remote_state.network`). */
export type Inputs = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The outputs of other stacks that a plan was made with. */
export function inputsOf({ priorState }: TerraformPlan): Inputs {
  return new Map(
    priorState.flatMap(({ address, type, values: { outputs } }) =>
      type === "terraform_remote_state" && isObject(outputs) ? [[address, outputs] as const] : [],
    ),
  );
}

/** Those that are not the same in both, or not there in one. */
export function changedInputs(before: Inputs, after: Inputs): Input[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((source) => {
    const [was = {}, is = {}] = [before.get(source), after.get(source)];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((output) => canonical(was[output]) !== canonical(is[output]))
      .map((output) => ({ source, output }));
  });
}
