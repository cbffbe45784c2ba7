import { describe, expect, test } from "@jest/globals";
import { resolveReferences, type SynthesizedApp, type SynthesizedResource } from "#terraform";
import { destructionOrder } from "../../../tools/engine/order";
import { environments, wholeAppRead } from "../synthesized-app";
import { DependencyGraph, idOf } from "./dependency-graph";
import { ORDER_RULES, type OrderRule } from "./rules";

/** Two resources of one environment that a rule is about. */
interface Pair {
  readonly later: SynthesizedResource;
  readonly earlier: SynthesizedResource;
}

const app = wholeAppRead();
const resolved = resolveReferences(app);
const environmentOf = ({ stackId }: SynthesizedResource) =>
  environments.find(({ name }) => stackId.startsWith(`${name}-`))?.name;

function pairsOf({ later, earlier, concerns = () => true }: OrderRule): Pair[] {
  const all = resolved.stacks.flatMap(({ resources }) => resources);
  return all
    .filter(({ type }) => type === later)
    .flatMap((one) =>
      all
        .filter((other) => other.type === earlier && environmentOf(other) === environmentOf(one))
        .filter((other) => other !== one && concerns(one, other))
        .map((other) => ({ later: one, earlier: other })),
    );
}

const rules = ORDER_RULES.map((rule) => ({ rule, pairs: pairsOf(rule) }));

const broken = (graph: DependencyGraph, pairs: readonly Pair[]) =>
  pairs
    .filter(({ later, earlier }) => !graph.isAfter(later, earlier))
    .map(({ later, earlier }) => `${idOf(later)} does not wait for ${idOf(earlier)}`);

const graph = new DependencyGraph(app);
const inDestruction = new Map(
  destructionOrder(
    app.stacks,
    app.stacks.map(({ id }) => id),
  ).map(({ id, dependencies }) => [id, dependencies]),
);

describe.each(rules.map(({ rule, pairs }) => [rule.what, pairs] as const))("%s", (_, pairs) => {
  test("the app has what the rule is about, and keeps it", () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(broken(graph, pairs)).toEqual([]);
  });

  test("stacks are destroyed in the order that keeps it, too", () => {
    for (const { later, earlier } of pairs) {
      if (later.stackId === earlier.stackId) continue;
      expect(inDestruction.get(earlier.stackId)).toContain(later.stackId);
    }
  });

  test("it is broken when nothing leads to what must be first", () => {
    const cut = new Set(pairs.map(({ earlier }) => idOf(earlier)));
    expect(broken(new DependencyGraph(without(cut)), pairs)).not.toEqual([]);
  });
});

/** The app with resources that nobody refers to, and stacks that wait for none of theirs. */
function without(ids: ReadonlySet<string>): SynthesizedApp {
  const stacksOf = new Set([...ids].map((id) => id.slice(0, id.indexOf("."))));
  return {
    stacks: app.stacks.map((stack) => ({
      ...stack,
      dependencies: stack.dependencies.filter((id) => !stacksOf.has(id)),
      resources: stack.resources.map((resource) => {
        const text = JSON.stringify(resource.attributes);
        const renamed = [...ids]
          .filter((id) => id.startsWith(`${stack.id}.`))
          .map((id) => id.slice(stack.id.length + 1))
          .reduce((left, address) => left.replaceAll(address, "aws_nothing.nothing"), text);
        return { ...resource, attributes: JSON.parse(renamed) as typeof resource.attributes };
      }),
    })),
  };
}

/** Every dependency that the code states, rather than follows from a reference. */
const stated = app.stacks.flatMap(({ resources }) =>
  resources.flatMap((resource) => {
    const named = resource.attributes["depends_on"];
    return Array.isArray(named)
      ? named.map((address) => ({ resource, address: String(address) }))
      : [];
  }),
);

test("taking any stated dependency away breaks a rule", () => {
  expect(stated.length).toBeGreaterThan(20);
  const needless = stated.filter(({ resource, address }) => {
    const cut: SynthesizedApp = {
      stacks: app.stacks.map((stack) =>
        stack.id === resource.stackId
          ? {
              ...stack,
              resources: stack.resources.map((one) =>
                one === resource ? cutOff(one, address) : one,
              ),
            }
          : stack,
      ),
    };
    const other = new DependencyGraph(cut);
    return rules.every(({ pairs }) => broken(other, pairs).length === 0);
  });
  expect(needless.map(({ resource, address }) => `${idOf(resource)} names ${address}`)).toEqual([]);
});

function cutOff(resource: SynthesizedResource, address: string): SynthesizedResource {
  const named = resource.attributes["depends_on"] as readonly unknown[];
  return {
    ...resource,
    attributes: { ...resource.attributes, depends_on: named.filter((one) => one !== address) },
  };
}
