import { isObject, type Json } from "#terraform";

/**
 * What Terraform needs to destroy a stack whose code is gone: where its state lies, and the provider. Both
 * are the same for all stacks of an environment, but for the state's key.
 * @param synthesized configuration of another stack of the environment
 * @param key of the state
 */
export function leftoverConfiguration(synthesized: Json, key: string): Json {
  const { terraform, provider } = synthesized;
  const { backend, ...settings } = objectOf(terraform);
  return {
    provider: mapValues(objectOf(provider), (one) =>
      Array.isArray(one) ? one.map(withoutTags) : withoutTags(one),
    ),
    terraform: {
      ...settings,
      backend: mapValues(objectOf(backend), (one) => ({ ...objectOf(one), key })),
    },
  };
}

/** They name the other stack, and what goes gets none. */
function withoutTags(provider: unknown): Json {
  return Object.fromEntries(
    Object.entries(objectOf(provider)).filter(([name]) => name !== "default_tags"),
  );
}

const mapValues = (record: Json, map: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
