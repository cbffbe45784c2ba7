import { App, type AppConfig, TerraformStack } from "cdktf";
import type { Environment } from "../config/schema/environment";
import { addEnvironmentStacks } from "./environment-stacks";
import { FileSynthesizer, LOCK_FILE } from "./file-synthesizer";
import { TERRAFORM_VERSION } from "./environment-stack";
import { withoutTokenStacks } from "./without-token-stacks";

export interface BuildAppProps {
  readonly environments: readonly Environment[];
  /** Text of the provider's lock file. */
  readonly providerLock: string;
  /** @default the directory that cdktf names, or cdktf.out */
  readonly outdir?: string;
}

/** The app with the stacks of all environments. Nothing is written before `synth()`, but `outdir`. */
export function buildApp({ environments, providerLock, outdir }: BuildAppProps): App {
  const config: AppConfig = {
    // Stack traces would put paths of the machine into the synthesized files.
    stackTraces: false,
    // CDK Terrain takes no write-only attribute for older ones; cdktf 0.21 does not ask.
    context: { targetVersions: { terraform: TERRAFORM_VERSION, opentofu: TERRAFORM_VERSION } },
    ...(outdir !== undefined && { outdir }),
  };
  const app = new App(config);
  withoutTokenStacks(() => {
    for (const environment of environments) addEnvironmentStacks(app, environment);
  });
  for (const stack of app.node.children.filter((child) => TerraformStack.isStack(child))) {
    stack.synthesizer = new FileSynthesizer(stack, LOCK_FILE, providerLock);
  }
  return app;
}
