import { readFileSync } from "node:fs";
import path from "node:path";
import { App, type TerraformStack } from "cdktf";
import type { SynthesizedResource } from "#terraform";
import { synthesizeStack } from "./synthesize";

type Attributes = Readonly<Record<string, unknown>>;
type ByTypeAndName = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

interface TerraformConfiguration {
  readonly terraform: Attributes;
  readonly provider: Readonly<Record<string, readonly Attributes[]>>;
  readonly resource?: ByTypeAndName;
  readonly data?: ByTypeAndName;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly variable?: Readonly<Record<string, Attributes>>;
  readonly ephemeral?: ByTypeAndName;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/** The stack's resources, all or those of one type. */
export function resourcesOf(stack: TerraformStack, type?: string): readonly SynthesizedResource[] {
  const { resources } = synthesizeStack(stack);
  return type === undefined ? resources : resources.filter((resource) => resource.type === type);
}

/** The values of the stack's outputs, by name. */
export function outputsOf(stack: TerraformStack): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(synthesizeStack(stack).outputs).map(([name, { value }]) => [name, value]),
  );
}

/**
 * The stack's `cdk.tf.json`, for what the model leaves out: settings of Terraform, ephemeral
 * resources, imports. Without cdktf's own notes.
 */
export function configurationOf(stack: TerraformStack): TerraformConfiguration {
  const { id } = synthesizeStack(stack);
  const file = path.join(App.of(stack).outdir, "stacks", id, "cdk.tf.json");
  const withoutNotes = (key: string, value: unknown) => (key === "//" ? undefined : value);
  return JSON.parse(readFileSync(file, "utf8"), withoutNotes) as TerraformConfiguration;
}
