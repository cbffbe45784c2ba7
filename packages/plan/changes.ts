import { compare } from "./attributes/compare";
import { isOnPath, ROOT } from "./attributes/location";
import { NOTHING, type Side } from "./attributes/side";
import type { AttributeChange, ResourceChange } from "./report";
import {
  actionOf,
  type PlannedChange,
  type TerraformPlan,
  type Values,
  withoutKey,
} from "#terraform";

/** Paths of the constructs, by address. */
export type Names = ReadonlyMap<string, string>;

export interface Changes {
  readonly changes: readonly ResourceChange[];
  /** How many resources stay as they are. */
  readonly unchanged: number;
}

/**
 * What a plan does with each resource. Secrets are gone from it, and so is what stays as it is.
 * @throws PlanError for an action that is not known
 */
export function resourceChanges(plan: TerraformPlan, names: Names = new Map()): Changes {
  return folded(plan.changes, names);
}

/**
 * What changed in AWS since Terraform last looked. A plan with `-refresh-only` says it.
 * @throws PlanError for an action that is not known
 */
export function driftChanges(plan: TerraformPlan, names: Names = new Map()): Changes {
  return folded(plan.drift, names);
}

export const beforeOf = ({ before, beforeSensitive }: Values): Side => ({
  ...NOTHING,
  value: before,
  sensitive: beforeSensitive,
});

export const afterOf = ({ after, afterSensitive, afterUnknown }: Values): Side => ({
  value: after,
  sensitive: afterSensitive,
  unknown: afterUnknown,
});

function folded(planned: readonly PlannedChange[], names: Names): Changes {
  const all = planned.map((change) => toChange(change, names));
  const changes = all.filter(({ action }) => action !== "no-op");
  const unchanged = planned.filter(
    ({ isData }, index) => !isData && all[index]?.action === "no-op",
  ).length;
  return { changes, unchanged };
}

function toChange(change: PlannedChange, names: Names): ResourceChange {
  const { address, type, previousAddress, importId, reason, deposed } = change;
  const action = actionOf(change);
  const attributes = attributesOf(change);
  return {
    address,
    type,
    name: nameOf(address, names),
    action,
    tagsOnly: action === "update" && isAboutTags(attributes),
    attributes,
    ...(previousAddress !== undefined &&
      previousAddress !== address && { movedFrom: previousAddress }),
    ...(importId !== undefined && { importId }),
    ...(reason !== undefined && { reason }),
    ...(deposed && { deposed }),
  };
}

/** The construct's path; the address where none is known. */
export const nameOf = (address: string, names: Names): string =>
  names.get(address) ?? names.get(withoutKey(address)) ?? address;

function attributesOf(change: PlannedChange): AttributeChange[] {
  return compare(beforeOf(change), afterOf(change), ROOT).map(({ location, ...difference }) => ({
    path: location.text,
    ...difference,
    forcesReplacement: change.replacePaths.some((path) => isOnPath(location, path)),
  }));
}

/** `tags_all` is what the provider makes of `tags` and of its default ones. */
export const isAboutTags = (attributes: readonly AttributeChange[]): boolean =>
  attributes.length > 0 && attributes.every(({ path }) => /^tags(_all)?($|[.[])/.test(path));
