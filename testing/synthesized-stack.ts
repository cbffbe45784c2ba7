import { Testing, type TerraformStack } from "cdktf";

/** A resource as Terraform will read it: attributes in snake_case. */
export interface SynthesizedResource {
  readonly type: string;
  /** Terraform's name for it, the part after the type in its address. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface TerraformConfiguration {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly resource?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly data?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly variable?: Readonly<Record<string, Record<string, unknown>>>;
  readonly ephemeral?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

const cache = new WeakMap<TerraformStack, TerraformConfiguration>();

/**
 * The configuration that Terraform gets of a stack. A stack is synthesized once: add everything to
 * it before the first look.
 */
export function configurationOf(stack: TerraformStack): TerraformConfiguration {
  const known = cache.get(stack);
  if (known) return known;
  const configuration = JSON.parse(Testing.synth(stack, true)) as TerraformConfiguration;
  cache.set(stack, configuration);
  return configuration;
}

/** The stack's resources, all or those of one type. */
export function resourcesOf(stack: TerraformStack, type?: string): SynthesizedResource[] {
  return Object.entries(configurationOf(stack).resource ?? {})
    .filter(([resourceType]) => type === undefined || type === resourceType)
    .flatMap(([resourceType, byName]) =>
      Object.entries(byName).map(([name, resource]) => ({
        type: resourceType,
        name,
        attributes: withoutMetadata(resource),
      })),
    );
}

/** The values of the stack's outputs, by name. */
export function outputsOf(stack: TerraformStack): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configurationOf(stack).output ?? {}).map(([name, { value }]) => [name, value]),
  );
}

/** cdktf's own notes about a resource stand beside its attributes. */
function withoutMetadata(resource: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(resource).filter(([key]) => key !== "//"));
}
