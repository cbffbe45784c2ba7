import { type App, TerraformStack } from "cdktf";
import { parseStack, resolveReferences, type SynthesizedApp } from "#terraform";
import { withoutTokenStacks } from "../stacks/without-token-stacks";

/**
 * What `synth()` will write of an app, its references resolved. Nothing is written yet, and what is
 * written later is just this: nothing can be added to the stacks any more.
 */
export function synthesizedInMemory(app: App): SynthesizedApp {
  withoutTokenStacks(() => {
    for (const stack of stacksIn(app)) stack.prepareStack();
  });
  return synthesizedUnprepared(app);
}

const stacksIn = (app: App) => app.node.children.filter((child) => TerraformStack.isStack(child));

/**
 * The same without cdktf's look for what one stack refers to in another, which takes as long again. The
 * stacks of environments refer to nothing but outputs, which they read by themselves.
 */
export function synthesizedUnprepared(app: App): SynthesizedApp {
  const stacks = stacksIn(app);
  for (const stack of stacks) {
    // `synth()` would do it again, which takes half as long as the rest of it.
    stack.prepareStack = () => undefined;
  }
  const read = withoutTokenStacks(() =>
    stacks.map((stack) => {
      const configuration: unknown = stack.toTerraform();
      stack.toTerraform = () => configuration;
      const dependencies = stack.dependencies.map(({ node }) => node.id);
      return parseStack(stack.node.id, configuration, dependencies);
    }),
  );
  return resolveReferences({ stacks: read });
}

/** The stacks of one environment: their ids begin with its name, and no other's name does. */
export function stacksOf(app: SynthesizedApp, environment: string): SynthesizedApp {
  return { stacks: app.stacks.filter(({ id }) => id.startsWith(`${environment}-`)) };
}
