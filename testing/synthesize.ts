import { App, type TerraformStack } from "cdktf";
import { readApp } from "../analysis/model/read-app";
import type { SynthesizedApp, SynthesizedStack } from "../analysis/model/synthesized-app";

const synthesized = new WeakMap<App, SynthesizedApp>();

/**
 * What Terraform gets of an app: references between stacks prepared, validations run. The app is
 * synthesized once, so add everything to it before the first look. It writes to the app's own
 * directory; `testApp()` gives it one that is removed after the test file.
 *
 * @throws Error when a construct's validation fails
 */
export function synthesizeApp(app: App): SynthesizedApp {
  const known = synthesized.get(app);
  if (known) return known;
  app.synth();
  const result = readApp(app.outdir);
  synthesized.set(app, result);
  return result;
}

/** What Terraform gets of one stack of an app, which is synthesized as a whole. */
export function synthesizeStack(stack: TerraformStack): SynthesizedStack {
  const { id } = stack.node;
  const found = synthesizeApp(App.of(stack)).stacks.find((candidate) => candidate.id === id);
  if (!found) {
    throw new Error(`stack ${id} was added after its app was first looked at: add it before`);
  }
  return found;
}
