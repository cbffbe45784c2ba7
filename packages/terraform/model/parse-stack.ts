import type { Json } from "./json";
import type { SynthesizedBackend, SynthesizedResource, SynthesizedStack } from "./synthesized-app";

/**
 * A stack from its `cdk.tf.json`.
 * @param dependencies ids of the stacks that are deployed before it
 */
export function parseStack(
  id: string,
  configuration: unknown,
  dependencies: readonly string[] = [],
): SynthesizedStack {
  const { resource, data, output, variable, locals, provider, terraform } = configuration as Record<
    "resource" | "data" | "output" | "variable" | "locals" | "provider" | "terraform",
    Json | undefined
  >;
  return {
    id,
    resources: parseResources(id, resource, ""),
    dataSources: parseResources(id, data, "data."),
    outputs: mapValues(output, (raw) => {
      const { value, sensitive } = raw as Json;
      return { value, sensitive: sensitive === true };
    }),
    variables: mapValues(variable, (raw) => raw as Json),
    ...(locals && { locals }),
    providers: mapValues(provider, (raw) => (Array.isArray(raw) ? raw : [raw]) as Json[]),
    backend: parseBackend(terraform?.["backend"]),
    dependencies,
  };
}

function parseResources(stackId: string, byType: Json | undefined, prefix: string) {
  return Object.entries(byType ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName as Json).map(([name, raw]): SynthesizedResource => {
      // cdktf's own notes about a resource stand beside its attributes.
      const { "//": notes, ...attributes } = raw as Json;
      const address = `${prefix}${type}.${name}`;
      return { stackId, type, name, address, path: pathIn(stackId, notes), attributes };
    }),
  );
}

/** cdktf notes the path from the app on: `dev-network/vpc/vpc`. */
function pathIn(stackId: string, notes: unknown): string {
  const path = (notes as { metadata?: { path?: string } } | undefined)?.metadata?.path ?? "";
  return path.startsWith(`${stackId}/`) ? path.slice(stackId.length + 1) : path;
}

function parseBackend(raw: unknown): SynthesizedBackend | undefined {
  const [entry] = Object.entries((raw ?? {}) as Json);
  return entry && { type: entry[0], settings: entry[1] as Json };
}

function mapValues<R>(record: Json | undefined, map: (value: unknown) => R): Record<string, R> {
  return Object.fromEntries(
    Object.entries(record ?? {})
      .filter(([key]) => key !== "//")
      .map(([key, value]) => [key, map(value)]),
  );
}
