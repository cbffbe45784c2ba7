import { isObject, type Json, type TerraformPlan, typeName, withoutKey } from "#terraform";
import { compare } from "../attributes/compare";
import { at, ROOT } from "../attributes/location";
import { unmarked } from "../attributes/side";
import { type Changes, driftChanges, isAboutTags, nameOf, type Names } from "../changes";
import type { AttributeChange, ResourceChange } from "../report";
import { isFilledIn } from "./filled-in";
import { HOLDERS } from "./holders";
import { isKept } from "./kept";
import { Owned, type OwnedResource } from "./owned";

/** `ignore_changes` of resources, by address. */
export type Ignored = ReadonlyMap<string, readonly string[]>;

export interface DriftOf {
  readonly stack: string;
  /** Paths of the constructs. @default addresses stand for them */
  readonly names?: Names | undefined;
  /** Attributes that the configuration leaves alone, by address. @default none */
  readonly ignored?: Ignored | undefined;
  /** What the states of all of the environment's stacks manage. @default nothing */
  readonly owned?: readonly OwnedResource[] | undefined;
}

/**
 * What is not as Terraform left it, and what is attached to its resources that no state owns. The latter is
 * told as long as it is there: an apply takes what AWS shows into the state, and it would be no difference
 * from then on.
 */
export function drift(
  plan: TerraformPlan,
  { stack, names = new Map(), ignored = new Map(), owned = [] }: DriftOf,
): Changes {
  const { changes, unchanged } = driftChanges(plan, names);
  const found = new Map(foundIn(plan).map((one) => [one.address, one]));
  const all = new Owned(owned);
  const unowned = new Map(
    unownedIn(plan, stack, owned).map(({ address, type, attributes }) => {
      return [address, { type, found: Object.entries(attributes).flatMap(changesOf) }] as const;
    }),
  );
  const told = changes.flatMap((change): ResourceChange[] => {
    if (change.action !== "update") return [change];
    const { address, type } = change;
    const [isSaid, values] = [said(plan, address), found.get(address)?.attributes ?? {}];
    const holder = { stack, values, owned: all };
    const alone = ignored.get(withoutKey(address)) ?? [];
    const isNone = (one: AttributeChange) => {
      const attribute = attributeOf(one);
      if (Object.hasOwn(holderOf(type), attribute) && !isSaid(attribute)) return true;
      return (
        isFilledIn(one) || isKept({ type, attribute, after: values[attribute] }, alone, holder)
      );
    };
    const attributes = [
      ...change.attributes.filter((one) => !isNone(one)),
      ...(unowned.get(address)?.found ?? []),
    ];
    return attributes.length === 0
      ? []
      : [{ ...change, attributes, tagsOnly: isAboutTags(attributes) }];
  });
  const known = new Set(told.map(({ address }) => address));
  const others = [...unowned]
    .filter(([address]) => !known.has(address))
    .map(([address, { type, found }]): ResourceChange => {
      const name = nameOf(address, names);
      return { address, type, name, action: "update", tagsOnly: false, attributes: found };
    });
  return { changes: [...told, ...others], unchanged: unchanged + changes.length - told.length };
}

/** Whether the configuration says something of an attribute: then Terraform compares all of it. */
type IsSaid = (attribute: string) => boolean;

function said({ configuration }: TerraformPlan, address: string): IsSaid {
  const expressions = configuration.get(withoutKey(address)) ?? {};
  return (attribute) => Object.hasOwn(expressions, attribute);
}

const holderOf = (type: string) => HOLDERS[typeName(type)] ?? {};

const attributeOf = ({ path }: AttributeChange): string => /^[^.[]+/.exec(path)?.[0] ?? "";

/** A resource, as AWS has it or as far as nobody owns it. */
interface Found {
  readonly address: string;
  readonly type: string;
  readonly attributes: Json;
}

/** What a plan found in AWS of the resources that its stack manages. */
export function foundIn({ priorState, drift: drifted }: TerraformPlan): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { address, type, isData, values } of priorState) {
    if (!isData) found.set(address, { address, type, attributes: values });
  }
  for (const { address, type, after, deposed } of drifted) {
    if (deposed) continue;
    if (isObject(after)) found.set(address, { address, type, attributes: after });
    else found.delete(address);
  }
  return [...found.values()];
}

/** What is attached to a stack's resources that no state owns, in the attributes that show it. */
export function unownedIn(
  plan: TerraformPlan,
  stack: string,
  owned: readonly OwnedResource[],
): readonly Found[] {
  const all = new Owned(owned);
  return foundIn(plan).flatMap(({ address, type, attributes: values }) => {
    const isSaid = said(plan, address);
    const rest = Object.entries(holderOf(type)).flatMap(([attribute, unowned]) => {
      const value = isSaid(attribute)
        ? undefined
        : unowned(values[attribute], { stack, values, owned: all });
      return value === undefined ? [] : [[attribute, value] as const];
    });
    return rest.length === 0 ? [] : [{ address, type, attributes: Object.fromEntries(rest) }];
  });
}

function changesOf([attribute, rest]: readonly [string, unknown]): AttributeChange[] {
  const nothing = unmarked(Array.isArray(rest) ? [] : undefined);
  return compare(nothing, unmarked(rest), at(ROOT, attribute))
    .filter(({ after }) => after !== "")
    .map(({ location, ...difference }) => ({
      path: location.text,
      ...difference,
      forcesReplacement: false,
    }));
}
