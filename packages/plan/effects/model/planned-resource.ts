import {
  type Action,
  actionOf,
  isObject,
  type Json,
  type PlannedChange,
  typeName,
} from "#terraform";
import { isMarked } from "../../attributes/side";
import { isSame } from "./is-same";

/** A resource of a plan, as it is and as it will be. */
export interface PlannedResource {
  readonly stack: string;
  readonly address: string;
  /** By the name that is asked for: `aws_lb`. */
  readonly type: string;
  readonly action: Action;
  /** Of a replacement: the new one is made before the old one goes. */
  readonly createsFirst: boolean;
  /** Not there where nothing is yet, or only what Terraform could not finish making. */
  readonly before: Json | undefined;
  /** Not there where nothing is left. What only the apply tells is missing. */
  readonly after: Json | undefined;
  /** Marks where only the apply will tell. */
  readonly unknown: Json;
}

/** Terraform could not finish making it, for example after Ctrl-C: it holds nothing yet. */
const UNFINISHED = "replace_because_tainted";

/** Resources of a stack's plan, but for data sources and what a failed replacement left over. */
export function plannedResources(
  stack: string,
  changes: readonly PlannedChange[],
): PlannedResource[] {
  return changes
    .filter(({ isData, deposed }) => !isData && !deposed)
    .map((change) => {
      const { address, type, actions, before, after, afterUnknown, reason } = change;
      const isUnfinished = reason === UNFINISHED;
      return {
        stack,
        address,
        type: typeName(type),
        action: isUnfinished ? "create" : actionOf(change),
        createsFirst: actions[0] === "create",
        before: isObject(before) && !isUnfinished ? before : undefined,
        after: isObject(after) ? after : undefined,
        unknown: isObject(afterUnknown) ? afterUnknown : {},
      };
    });
}

/** Whether an attribute will be another, or may be. */
export function differs({ before, after, unknown }: PlannedResource, attribute: string): boolean {
  return isMarked(unknown[attribute]) || !isSame(before?.[attribute], after?.[attribute]);
}

/** It is gone for a while, or for good: destroyed, or replaced with the old one going first. */
export const goes = ({ action, before, createsFirst }: PlannedResource): boolean =>
  before !== undefined && (action === "delete" || (action === "replace" && !createsFirst));

export const isReplaced = ({ action, before }: PlannedResource): boolean =>
  before !== undefined && action === "replace";
