import { App, TerraformStack } from "cdktf";
import {
  nearest,
  type SynthesizedApp,
  type SynthesizedResource,
  type SynthesizedStack,
} from "#terraform";
import { isPlainObject } from "../expected/compare";
import { appOf, synthesizeApp, synthesizeStack } from "../synthesize";

/** @throws TypeError when it is no stack: neither cdktf's own nor a synthesized one */
export function stackOf(received: unknown): SynthesizedStack {
  if (TerraformStack.isStack(received)) return synthesizeStack(received);
  if (isSynthesizedStack(received)) return received;
  throw new TypeError("expect() takes a TerraformStack or a SynthesizedStack here");
}

/**
 * The app that a stack was synthesized in.
 * @throws TypeError when the stack was read from files: those know only themselves
 */
export function appAround(stack: SynthesizedStack): SynthesizedApp {
  const app = appOf(stack);
  if (app) return app;
  throw new TypeError(
    `expect() takes a stack of cdktf here, or of synthesizeApp(): the app around ${stack.id} is needed`,
  );
}

/** The stacks of an app, or the one that is given. */
export function stacksOf(received: unknown): readonly SynthesizedStack[] {
  if (App.isApp(received)) return synthesizeApp(received).stacks;
  if (isSynthesizedApp(received)) return received.stacks;
  if (TerraformStack.isStack(received) || isSynthesizedStack(received)) {
    return [stackOf(received)];
  }
  throw new TypeError("expect() takes an App or a TerraformStack here, or one synthesized");
}

/** @param type `aws_vpc`; of data sources `data.aws_vpc` */
export function resourcesOfType(
  stacks: readonly SynthesizedStack[],
  type: string,
): SynthesizedResource[] {
  return stacks
    .flatMap(({ resources, dataSources }) => (type.startsWith("data.") ? dataSources : resources))
    .filter((resource) => type === resource.type || type === `data.${resource.type}`);
}

function isSynthesizedStack(value: unknown): value is SynthesizedStack {
  return isPlainObject(value) && Array.isArray(value["resources"]);
}

function isSynthesizedApp(value: unknown): value is SynthesizedApp {
  return isPlainObject(value) && Array.isArray(value["stacks"]);
}

/** @throws Error when the app has no such stack: a misspelt id would make `.not` pass */
export function idOf(stack: string | TerraformStack, { stacks }: SynthesizedApp): string {
  const wanted = typeof stack === "string" ? stack : stack.node.id;
  if (stacks.some(({ id }) => id === wanted)) return wanted;
  const suggestion =
    nearest(
      wanted,
      stacks.map(({ id }) => id),
    ) ?? "none: there is none";
  throw new Error(`the app has no stack ${wanted}; did you mean ${suggestion}?`);
}
