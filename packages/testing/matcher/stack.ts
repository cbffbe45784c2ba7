import type { MatcherFunction } from "expect";
import type { TerraformStack } from "cdktf";
import { checkAttributes } from "../expected/check-attributes";
import { differences } from "../expected/compare";
import { backendSchemaOf } from "../expected/known-attributes";
import { resolveTokens } from "../expected/resolve-tokens";
import { describeDifferences } from "./describe-differences";
import { appAround, idOf, stackOf } from "./received";

type Settings = Readonly<Record<string, unknown>>;

export const toHaveBackend: MatcherFunction<[string, Settings?]> = function (
  received,
  type,
  given = {},
) {
  const { id, backend } = stackOf(received);
  const expected = resolveTokens(given, received);
  checkAttributes(`backend ${type}`, expected, backendSchemaOf(type));
  const found = backend?.type === type ? differences(expected, backend.settings) : undefined;
  return {
    pass: found?.length === 0,
    message: () => {
      if (this.isNot)
        return `expected ${id} to have another backend than ${type}, or other settings`;
      if (!found)
        return `expected ${id} to have backend ${type}, it has ${backend?.type ?? "none"}`;
      return [`backend ${type} of ${id} differs`]
        .concat(describeDifferences(this.utils, found, "  "))
        .join("\n");
    },
  };
};

export const toDependOn: MatcherFunction<[string | TerraformStack]> = function (received, other) {
  const stack = stackOf(received);
  const wanted = idOf(other, appAround(stack));
  const { dependencies } = stack;
  return {
    pass: dependencies.includes(wanted),
    message: () =>
      this.isNot
        ? `expected ${stack.id} not to depend on ${wanted}, but it does`
        : `expected ${stack.id} to depend on ${wanted}, it depends on ${dependencies.join(", ") || "none"}`,
  };
};
