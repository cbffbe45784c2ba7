import type { MatcherContext, MatcherFunction } from "expect";
import type { SynthesizedResource, SynthesizedStack } from "#terraform";
import { checkAttributes } from "../expected/check-attributes";
import { schemaOf } from "../expected/known-attributes";
import { refuseNegatedJson } from "../expected/refuse-negated";
import { resolveTokens } from "../expected/resolve-tokens";
import { describeMiss, describeMisses, type Miss, missesOf, nameOf } from "./describe-differences";
import { resourcesOfType, stacksOf } from "./received";

type Attributes = Readonly<Record<string, unknown>>;

interface Look {
  readonly stacks: readonly SynthesizedStack[];
  readonly resources: readonly SynthesizedResource[];
  readonly misses: readonly Miss[];
  readonly fitting: readonly SynthesizedResource[];
}

/**
 * Looks at the resources of a type, once it is clear that they could have the attributes.
 * @param wantsNone whether the test passes where nothing fits
 */
function look(received: unknown, type: string, given: Attributes, wantsNone: boolean): Look {
  const stacks = stacksOf(received);
  const expected = resolveTokens(given, received);
  checkAttributes(type, expected, schemaOf(type));
  if (wantsNone) refuseNegatedJson(expected);
  const resources = resourcesOfType(stacks, type);
  const looked = missesOf(resources, expected);
  return {
    stacks,
    resources,
    misses: looked.filter(({ differences }) => differences.length > 0),
    fitting: looked
      .filter(({ differences }) => differences.length === 0)
      .map(({ resource }) => resource),
  };
}

export const toHaveResource: MatcherFunction<[string, Attributes?]> = function (
  received,
  type,
  attributes = {},
) {
  const { stacks, resources, misses, fitting } = look(
    received,
    type,
    attributes,
    this.isNot === true,
  );
  const wanted = describeWanted(this, type, attributes);
  return {
    pass: fitting.length > 0,
    message: () => {
      if (this.isNot) return [`expected no ${wanted}, but there is`, ...names(fitting)].join("\n");
      const [nearest] = misses;
      return nearest
        ? `expected ${wanted}; of ${resources.length} the nearest is\n${describeMiss(this.utils, nearest)}`
        : `expected ${wanted}, but there is none of the type; there are ${typesIn(stacks)}`;
    },
  };
};

export const toHaveResourceCount: MatcherFunction<[string, number, Attributes?]> = function (
  received,
  type,
  count,
  attributes = {},
) {
  const wantsNone = this.isNot === true || count === 0;
  const { misses, fitting } = look(received, type, attributes, wantsNone);
  return {
    pass: fitting.length === count,
    message: () =>
      [
        `expected ${this.isNot ? "any number but " : ""}${count} of ${describeWanted(this, type, attributes)}, got ${fitting.length}`,
        ...names(fitting),
        ...(misses.length > 0 ? ["others are", ...describeMisses(this.utils, misses)] : []),
      ].join("\n"),
  };
};

export const toHaveEveryResource: MatcherFunction<[string, Attributes]> = function (
  received,
  type,
  attributes,
) {
  const { stacks, resources, misses } = look(received, type, attributes, this.isNot === true);
  const wanted = describeWanted(this, type, attributes);
  if (resources.length === 0) {
    // Neither every one nor not every one: nothing was checked.
    const message = () => `expected ${wanted}, but there is none; there are ${typesIn(stacks)}`;
    return { pass: this.isNot === true, message };
  }
  return {
    pass: misses.length === 0,
    message: () =>
      this.isNot
        ? `expected one other than ${wanted}, but every one is so`
        : [
            `expected every ${wanted}; of ${resources.length} ${misses.length} differ`,
            ...describeMisses(this.utils, misses),
          ].join("\n"),
  };
};

function describeWanted({ utils }: MatcherContext, type: string, attributes: Attributes): string {
  const any = Object.keys(attributes).length === 0;
  return any ? type : `${type} with ${utils.printExpected(attributes)}`;
}

const names = (resources: readonly SynthesizedResource[]) =>
  resources.map((resource) => `  ${nameOf(resource)}`);

function typesIn(stacks: readonly SynthesizedStack[]): string {
  const types = new Set(stacks.flatMap(({ resources }) => resources).map(({ type }) => type));
  return [...types].toSorted().join(", ") || "no resources";
}
