import { expect } from "@jest/globals";
import type { MatcherContext, MatcherFunction } from "expect";
import { TerraformStack } from "cdktf";
import { outputsOf, resourcesOf, type SynthesizedResource } from "./synthesized-stack";

/**
 * Jest matchers on a stack's synthesized configuration. Attributes are written as Terraform has
 * them (snake_case); objects may name just the attributes that matter, lists are compared whole.
 */
declare module "expect" {
  interface Matchers<R> {
    /** At least one resource of the type has the attributes. */
    toHaveResource(type: string, attributes?: Readonly<Record<string, unknown>>): R;
    /** There are exactly so many resources of the type. */
    toHaveResourceCount(type: string, count: number): R;
    /** There are resources of the type, and every one has the attributes. */
    toHaveEveryResource(type: string, attributes: Readonly<Record<string, unknown>>): R;
    /** The stack publishes the output, with the value if one is given. */
    toHaveOutput(name: string, value?: unknown): R;
  }
}

type Attributes = Readonly<Record<string, unknown>>;

function stackOf(received: unknown): TerraformStack {
  if (!TerraformStack.isStack(received))
    throw new TypeError("expect() takes a TerraformStack here");
  return received;
}

function matches(context: MatcherContext, received: unknown, expected: unknown): boolean {
  const { iterableEquality, subsetEquality } = context.utils;
  return context.equals(received, expected, [
    ...context.customTesters,
    iterableEquality,
    subsetEquality,
  ]);
}

/** The attributes a resource misses, each with what it has instead. */
function differences(
  context: MatcherContext,
  { attributes }: SynthesizedResource,
  expected: Attributes,
) {
  return Object.entries(expected)
    .filter(([key, value]) => !matches(context, attributes[key], value))
    .map(([key, value]) => {
      const { printExpected, printReceived } = context.utils;
      return `${key}: expected ${printExpected(value)}, got ${printReceived(attributes[key])}`;
    });
}

function describe(context: MatcherContext, resources: SynthesizedResource[], expected: Attributes) {
  return resources
    .map((resource) => {
      const lines = differences(context, resource, expected).map((line) => `    ${line}`);
      return [`  ${resource.type}.${resource.name}`, ...lines].join("\n");
    })
    .join("\n");
}

const toHaveResource: MatcherFunction<[string, Attributes?]> = function (
  received,
  type,
  attributes = {},
) {
  if (this.isNot && Object.keys(attributes).length > 0) {
    throw new Error(
      "not.toHaveResource with attributes passes on a misspelt one: use toHaveEveryResource",
    );
  }
  const stack = stackOf(received);
  const resources = resourcesOf(stack, type);
  const pass = resources.some((resource) => matches(this, resource.attributes, attributes));
  const found =
    resources.length === 0
      ? `there is none; the stack has ${[...new Set(resourcesOf(stack).map((r) => r.type))].join(", ")}`
      : `there are\n${describe(this, resources, attributes)}`;
  return {
    pass,
    message: () =>
      pass
        ? `expected no ${type}, but ${found}`
        : `expected a ${type} with ${this.utils.printExpected(attributes)}, but ${found}`,
  };
};

const toHaveResourceCount: MatcherFunction<[string, number]> = function (received, type, count) {
  const resources = resourcesOf(stackOf(received), type);
  const names = resources.map(({ name }) => name).join(", ");
  return {
    pass: resources.length === count,
    message: () =>
      `expected ${this.isNot ? "any number but " : ""}${String(count)} of ${type}, got ${String(resources.length)}: ${names || "none"}`,
  };
};

const toHaveEveryResource: MatcherFunction<[string, Attributes]> = function (
  received,
  type,
  attributes,
) {
  const resources = resourcesOf(stackOf(received), type);
  const others = resources.filter((resource) => !matches(this, resource.attributes, attributes));
  return {
    pass: resources.length > 0 && others.length === 0,
    message: () =>
      this.isNot
        ? `expected a ${type} that does not match, but every one does`
        : resources.length === 0
          ? `expected every ${type} to match, but there is none`
          : `expected every ${type} to match, but not so\n${describe(this, others, attributes)}`,
  };
};

const toHaveOutput: MatcherFunction<[string, unknown?]> = function (received, name, ...rest) {
  const outputs = outputsOf(stackOf(received));
  const published = Object.hasOwn(outputs, name);
  const { printExpected, printReceived } = this.utils;
  return {
    pass: published && (rest.length === 0 || matches(this, outputs[name], rest[0])),
    message: () =>
      this.isNot
        ? `expected no such output ${name}, got ${printReceived(outputs[name])}`
        : published
          ? `output ${name}: expected ${printExpected(rest[0])}, got ${printReceived(outputs[name])}`
          : `expected output ${name}, but the stack has ${Object.keys(outputs).join(", ") || "none"}`,
  };
};

expect.extend({ toHaveResource, toHaveResourceCount, toHaveEveryResource, toHaveOutput });
