import { type App, TerraformStack } from "cdktf";
import { parseStack, resolveReferences, type SynthesizedApp } from "#terraform";
import { withoutTokenStacks } from "../stacks/without-token-stacks";
import { withOwnReferences } from "./own-references";

/**
 * What `synth()` will write of an app, its references resolved. Nothing is written yet, and what is
 * written later is just this: nothing can be added to the stacks any more.
 * @throws Error when a stack refers to a resource of another one
 */
export function synthesizedInMemory(app: App): SynthesizedApp {
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  const read = withoutTokenStacks(() =>
    withOwnReferences(() =>
      stacks.map((stack) => {
        // `synth()` would look for references to other stacks, which takes half as long as the rest of it.
        stack.prepareStack = () => undefined;
        const configuration: unknown = stack.toTerraform();
        stack.toTerraform = () => configuration;
        const dependencies = stack.dependencies.map(({ node }) => node.id);
        return parseStack(stack.node.id, configuration, dependencies);
      }),
    ),
  );
  return resolveReferences({ stacks: read });
}

/** The stacks of one environment: their ids begin with its name, and no other's name does. */
export function stacksOf(app: SynthesizedApp, environment: string): SynthesizedApp {
  return { stacks: app.stacks.filter(({ id }) => id.startsWith(`${environment}-`)) };
}
