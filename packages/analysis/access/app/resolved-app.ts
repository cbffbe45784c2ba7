import {
  accountLocationOf,
  resolveReferences,
  type SynthesizedApp,
  type SynthesizedResource,
} from "#terraform";

/** A resource with what is known of its attributes, its ARN and its account. */
export interface ResolvedResource extends SynthesizedResource {
  /** The ARN it will have, or the text that stands for it in every stack: `${dev-iam....arn}`. */
  readonly arn: string;
  /** Twelve digits, where the stack's provider names one account. */
  readonly account: string | undefined;
}

const cache = new WeakMap<SynthesizedApp, readonly ResolvedResource[]>();

/** The resources of an app as it was read, whose references are not resolved yet. */
export function resolvedResources(app: SynthesizedApp): readonly ResolvedResource[] {
  const known = cache.get(app);
  if (known) return known;
  // An output for each ARN: what resolves references then resolves these as well.
  const resolved = resolveReferences({
    stacks: app.stacks.map((stack) => ({
      ...stack,
      outputs: Object.fromEntries(
        stack.resources.map(({ address }) => [
          address,
          { value: `\${${address}.arn}`, sensitive: false },
        ]),
      ),
    })),
  });
  const resources = resolved.stacks.flatMap((stack) =>
    stack.resources.map((resource) => ({
      ...resource,
      arn: String(stack.outputs[resource.address]?.value),
      account: accountLocationOf(stack)?.accountId,
    })),
  );
  cache.set(app, resources);
  return resources;
}

/** An attribute that is a text, or nothing. */
export function textOf({ attributes }: SynthesizedResource, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === "string" ? value : undefined;
}

/** An attribute's texts, be it one or a list. */
export function textsOf({ attributes }: SynthesizedResource, name: string): string[] {
  const value = attributes[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}
