import { isObject, type Json, parsePlan, withoutKey } from "#terraform";
import type { StackAndPlan } from "../access-inputs";

/** A resource that is there, and what a plan makes of it. */
export interface ResourceOfPlan {
  /** Terraform's, without the key of one of several: `aws_subnet.private-a`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** As it is in AWS. */
  readonly before: Json;
  readonly after: Json;
  /** Where the apply alone will tell what is after. */
  readonly unknown: Json;
}

/** A data source as the plan read it. */
export interface DataOfPlan {
  /** `data.terraform_remote_state.network` */
  readonly address: string;
  readonly type: string;
  readonly values: Json;
}

/** The resources that exist, as a stack's plan has them. A plan that only looks has no changes. */
export function resourcesThere({ stack, plan }: StackAndPlan): ResourceOfPlan[] {
  const { changes, priorState } = parsePlan(stack.id, plan);
  if (changes.length === 0) {
    return priorState
      .filter(({ isData }) => !isData)
      .map(({ address, type, values }) => stays(withoutKey(address), type, values));
  }
  return changes.flatMap((change) => {
    const { type, name, isData, deposed, before, after, afterUnknown } = change;
    // What a failed replacement left over stands beside the resource that took its place.
    if (isData || deposed || !isObject(before)) return [];
    return [
      {
        address: `${type}.${name}`,
        type,
        name,
        before,
        after: objectOf(after),
        unknown: objectOf(afterUnknown),
      },
    ];
  });
}

/** A resource that stays as it is. */
export function stays(address: string, type: string, values: Json): ResourceOfPlan {
  const name = address.slice(type.length + 1);
  return { address, type, name, before: values, after: values, unknown: {} };
}

/** The data sources that the plan has read. */
export const dataRead = ({ stack, plan }: StackAndPlan): readonly DataOfPlan[] =>
  parsePlan(stack.id, plan).priorState.filter(({ isData }) => isData);

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
