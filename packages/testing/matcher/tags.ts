import type { MatcherFunction } from "expect";
import { providerOf, type SynthesizedResource, type SynthesizedStack } from "#terraform";
import { checkValues } from "../expected/check-values";
import { differences, isPlainObject } from "../expected/compare";
import { takesTags } from "../expected/known-attributes";
import { resolveTokens } from "../expected/resolve-tokens";
import { describeMisses } from "./describe-differences";
import { stacksOf } from "./received";

type Tags = Readonly<Record<string, unknown>>;

export const toTagEverything: MatcherFunction<[Tags]> = function (received, given) {
  checkValues("toTagEverything: tags", given);
  const expected = resolveTokens(given, received);
  const taggable = stacksOf(received).flatMap((stack) =>
    stack.resources
      .filter(({ type }) => takesTags(type))
      .map((resource) => ({ resource, tags: tagsOf(stack, resource) })),
  );
  const misses = taggable
    .map(({ resource, tags }) => ({
      resource,
      differences: differences({ tags: expected }, { tags }),
    }))
    .filter(({ differences: found }) => found.length > 0);
  if (taggable.length === 0) {
    const message = () => "expected everything to be tagged, but there is nothing that takes tags";
    return { pass: this.isNot === true, message };
  }
  const wanted = this.utils.printExpected(given);
  return {
    pass: misses.length === 0,
    message: () =>
      this.isNot
        ? `expected something without the tags ${wanted}, but all ${taggable.length} have them`
        : [
            `expected everything to have the tags ${wanted}; of ${taggable.length} ${misses.length} have not`,
            ...describeMisses(this.utils, misses),
          ].join("\n"),
  };
};

/** Its own tags over those that its provider gives to everything. */
function tagsOf(stack: SynthesizedStack, { type, attributes }: SynthesizedResource): unknown {
  const own = attributes["tags"] ?? {};
  // What is computed may hold anything.
  if (!isPlainObject(own)) return own;
  return { ...defaultTags(stack, type, attributes), ...own };
}

function defaultTags(stack: SynthesizedStack, type: string, attributes: Tags): Tags {
  const name = providerOf(type);
  const alias =
    typeof attributes["provider"] === "string" ? attributes["provider"].split(".")[1] : undefined;
  const provider = stack.providers[name]?.find((candidate) => candidate["alias"] === alias);
  const blocks = [provider?.["default_tags"]].flat();
  return Object.assign({}, ...blocks.map((block) => tagsIn(block))) as Tags;
}

function tagsIn(block: unknown): Tags {
  return isPlainObject(block) && isPlainObject(block["tags"]) ? block["tags"] : {};
}
