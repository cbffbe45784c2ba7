import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { isObject, type SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { buildCheckedApp } from "../../synthesis/checked-app";
import { synthesizedInMemory } from "../../synthesis/in-memory";

/** An environment's stacks, of which nothing is written. */
export const synthesized = (environment: Environment): SynthesizedApp =>
  synthesizedInMemory(buildCheckedApp([environment], { guardrails: false }).app);

/** What a change makes another, down to resources' attributes: `local-ecs aws_ecs_cluster.x setting`. */
export function changedAttributes(before: SynthesizedApp, after: SynthesizedApp): string[] {
  const [was, will] = [attributesOf(before), attributesOf(after)];
  return [...new Set([...was.keys(), ...will.keys()])]
    .filter((key) => !isDeepStrictEqual(was.get(key), will.get(key)))
    .toSorted();
}

function attributesOf({ stacks }: SynthesizedApp): ReadonlyMap<string, unknown> {
  return new Map(
    stacks.flatMap(({ id, resources, dataSources, outputs, providers, backend }) => [
      ...[...resources, ...dataSources].flatMap(({ address, attributes }) =>
        Object.entries(attributes).map(
          ([name, value]) => [`${id} ${address} ${name}`, value] as const,
        ),
      ),
      ...Object.entries(outputs).map(([name, value]) => [`${id} output ${name}`, value] as const),
      [`${id} providers`, providers] as const,
      [`${id} backend`, backend] as const,
    ]),
  );
}

/** What stands for the attributes of a change: another one says that it may do something else. */
export const digestOf = (attributes: readonly string[]): string =>
  createHash("sha256").update(attributes.join("\n")).digest("hex").slice(0, 16);

/** Values that are other ones in the configuration, defaults included: `services.web.cpu`. */
export function changedValues(
  before: unknown,
  after: unknown,
  path = "",
): readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ path, before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    changedValues(before[key], after[key], path === "" ? key : `${path}.${key}`),
  );
}
