import { expect } from "@jest/globals";
import type { TerraformStack } from "cdktf";
import type { MatcherContext } from "expect";
import type * as Implementations from "./matcher/all";

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Jest matchers on what Terraform gets, of a `TerraformStack` or an `App`, or of one that is
 * synthesized already. Attributes are written as Terraform has them (snake_case). Objects may name
 * just the attributes that matter, at every depth; lists are compared whole. An attribute that the
 * type does not have is an error of the test, also with `.not`.
 */
declare module "expect" {
  interface Matchers<R> {
    /** At least one resource of the type has the attributes; of data sources, `data.aws_vpc`. */
    toHaveResource(type: string, attributes?: Attributes): R;
    /** There are exactly so many resources of the type that have the attributes. */
    toHaveResourceCount(type: string, count: number, attributes?: Attributes): R;
    /** There are resources of the type, and every one has the attributes. */
    toHaveEveryResource(type: string, attributes: Attributes): R;
    /** The stack publishes the output, with the value if one is given. */
    toHaveOutput(name: string, value?: unknown): R;
    /** These stacks of the app, and no others, read the stack's output. */
    toHaveOutputReadBy(name: string, stacks: readonly (string | TerraformStack)[]): R;
    /** The stack keeps its state there, with the settings. */
    toHaveBackend(type: string, settings?: Attributes): R;
    /** The stack is deployed after the other one, because it says so itself. */
    toDependOn(stack: string | TerraformStack): R;
    /** Every resource that takes tags has these, its own or its provider's default ones. */
    toTagEverything(tags: Attributes): R;
  }
}

const NAMES = [
  "toDependOn",
  "toHaveBackend",
  "toHaveEveryResource",
  "toHaveOutput",
  "toHaveOutputReadBy",
  "toHaveResource",
  "toHaveResourceCount",
  "toTagEverything",
] as const satisfies readonly (keyof typeof Implementations)[];

type Implementation = (
  this: MatcherContext,
  received: unknown,
  ...expected: unknown[]
) => ReturnType<typeof Implementations.toHaveResource>;

/** Every test file loads this one, and those without stacks can do without cdktf. */
function implementation(name: (typeof NAMES)[number]): Implementation {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("./matcher/all") as typeof Implementations)[name] as Implementation;
}

expect.extend(
  Object.fromEntries(
    NAMES.map((name): [string, Implementation] => [
      name,
      function (received, ...expected) {
        return implementation(name).call(this, received, ...expected);
      },
    ]),
  ),
);
