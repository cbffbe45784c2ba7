import { isObject } from "#terraform";
import { parseEnvironments } from "../../config/load-environments";
import type { Environment, EnvironmentInput } from "../../config/schema/environment";
import { BASE } from "./base";
import type { Patch, SettingEdit } from "./edits";

/** Name of the environment that the changes are made to. */
const NAME = "local";

/** BASE with patches, one after the other, on an emulator. */
export function environmentWith(
  emulatorEndpoint: string,
  ...patches: readonly (Patch<EnvironmentInput> | undefined)[]
): Environment {
  const input = patches.reduce<unknown>(merged, { emulatorEndpoint, ...BASE });
  const [environment] = parseEnvironments({ [NAME]: input });
  if (!environment) throw new Error("one environment in, one out");
  return environment;
}

/** The environment before a change, and after it. */
export const sidesOf = (
  { from, patch }: SettingEdit,
  emulatorEndpoint: string,
): readonly [before: Environment, after: Environment] => [
  environmentWith(emulatorEndpoint, from),
  environmentWith(emulatorEndpoint, from, patch),
];

/** Objects are merged, but for those that a `type` tells apart; all else is replaced. */
function merged(value: unknown, patch: unknown): unknown {
  if (patch === undefined) return value;
  if (!isObject(value) || !isObject(patch)) return patch;
  if ("type" in patch && patch["type"] !== value["type"]) return patch;
  const entries = Object.entries(patch).map(([key, one]) => [key, merged(value[key], one)]);
  return { ...value, ...Object.fromEntries(entries) };
}
