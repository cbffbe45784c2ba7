import { App, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { readApp, type SynthesizedApp, type SynthesizedStack } from "#terraform";

interface Synthesis {
  readonly result: SynthesizedApp;
  readonly constructs: WeakSet<IConstruct>;
}

const done = new WeakMap<App, Synthesis>();
const appOfStack = new WeakMap<SynthesizedStack, SynthesizedApp>();

/**
 * What Terraform gets of an app: references between stacks prepared, validations run. The app is
 * synthesized once, so add everything to it before the first look. It writes to the app's own
 * directory; `testApp()` gives it one that is removed after the test file.
 *
 * @throws Error when a construct's validation fails, or one was added after the first look
 */
export function synthesizeApp(app: App): SynthesizedApp {
  const { result, constructs } = done.get(app) ?? synthesize(app);
  const late = app.node.findAll().find((construct) => !constructs.has(construct));
  if (late) {
    throw new Error(
      `${late.node.path} was added after its app was first looked at: add it before, or make an app of its own`,
    );
  }
  return result;
}

function synthesize(app: App): Synthesis {
  app.synth();
  const result = readApp(app.outdir);
  for (const stack of result.stacks) appOfStack.set(stack, result);
  // Synthesis itself adds some, such as backends.
  const synthesis = { result, constructs: new WeakSet(app.node.findAll()) };
  done.set(app, synthesis);
  return synthesis;
}

/**
 * What Terraform gets of one stack of an app, which is synthesized as a whole.
 * @throws Error as `synthesizeApp()`
 */
export function synthesizeStack(stack: TerraformStack): SynthesizedStack {
  const { id } = stack.node;
  const { stacks } = synthesizeApp(App.of(stack));
  const found = stacks.find((candidate) => candidate.id === id);
  if (!found) {
    const ids = stacks.map((candidate) => candidate.id).join(", ");
    throw new Error(`no stack ${id} was synthesized, only ${ids}`);
  }
  return found;
}

/** The app that a stack was synthesized with. */
export function appOf(stack: SynthesizedStack): SynthesizedApp | undefined {
  return appOfStack.get(stack);
}
