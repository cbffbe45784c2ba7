import type { SynthesizedApp, SynthesizedResource, SynthesizedStack } from "#terraform";

/** Attributes by type, then by name: `{ aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } } }`. */
export type Resources = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** A stack with its references resolved; a resource's path is its name. */
export function stackOf(
  resources: Resources,
  { id = "test", stateBucket = "states" }: { id?: string; stateBucket?: string } = {},
): SynthesizedStack {
  return {
    id,
    resources: Object.entries(resources).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, attributes]) => resourceOf(id, type, name, attributes)),
    ),
    dataSources: [],
    outputs: {},
    variables: {},
    providers: {},
    backend: { type: "s3", settings: { bucket: stateBucket } },
    dependencies: [],
  };
}

export function appOf(resources: Resources): SynthesizedApp {
  return { stacks: [stackOf(resources)] };
}

function resourceOf(
  stackId: string,
  type: string,
  name: string,
  attributes: Readonly<Record<string, unknown>>,
): SynthesizedResource {
  return { stackId, type, name, address: `${type}.${name}`, path: name, attributes };
}

/** What is known only after an apply, as the resolved model writes it. */
export function ref(address: string, attribute = "id"): string {
  return `\${test.${address}.${attribute}}`;
}

/** A policy document of one or more statements. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** How a rule behaves on resources. */
export interface Cases {
  /** Rules that matter only in production are looked at there. */
  readonly production?: boolean;
  /** What the rule finds nothing in, by what it is. */
  readonly silent: Readonly<Record<string, Resources>>;
  /** What it finds, by what it is: the resources, and what it says of each. */
  readonly fires: Readonly<Record<string, readonly [Resources, ...says: string[]]>>;
}

export type CasesByRule = Readonly<Record<string, Cases>>;
