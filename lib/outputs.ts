import type { TerraformStack } from "cdktf";

/**
 * The contract between a stack that publishes outputs and the stacks that read them: one
 * declaration gives the output's name, its type on both sides and its description.
 */
export interface OutputDeclaration {
  readonly type: "string" | "list" | "map";
  readonly description: string;
}

export type OutputDeclarations = Readonly<Record<string, OutputDeclaration>>;

interface TypeOf {
  readonly string: string;
  readonly list: string[];
  readonly map: Readonly<Record<string, string>>;
}

export type OutputValues<D extends OutputDeclarations> = {
  readonly [Name in keyof D]: TypeOf[D[Name]["type"]];
};

/**
 * What a consumer is given of a producer. Asking for the values makes the consumer depend on the
 * producer, so that they are deployed in order.
 */
export interface OutputReader<D extends OutputDeclarations> {
  outputsFor(consumer: TerraformStack): OutputValues<D>;
}

/** Plain values in place of a producer, to build a consumer alone. */
export function plainOutputs<D extends OutputDeclarations>(
  values: OutputValues<D>,
): OutputReader<D> {
  return { outputsFor: () => values };
}
