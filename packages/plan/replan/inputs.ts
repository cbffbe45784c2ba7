import { isObject } from "#terraform";
import { canonical } from "../attributes/canonical";
import type { Input } from "./followers";

/** Outputs by the data source that reads them (`data.terraform_remote_state.network`). */
export type Inputs = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * The outputs of other stacks that a plan was made with.
 * @param plan what `terraform show -json` prints of it
 */
export function inputsOf(plan: unknown): Inputs {
  return new Map(
    priorResources(plan).flatMap(({ address, type, values }) => {
      const outputs = isObject(values) ? values["outputs"] : undefined;
      if (type !== "terraform_remote_state" || !isObject(outputs)) return [];
      return [[String(address), outputs] as const];
    }),
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

function priorResources(plan: unknown) {
  const state = isObject(plan) ? plan["prior_state"] : undefined;
  const values = isObject(state) ? state["values"] : undefined;
  const root = isObject(values) ? values["root_module"] : undefined;
  const resources = isObject(root) ? root["resources"] : undefined;
  return Array.isArray(resources) ? resources.filter(isObject) : [];
}
