/**
 * What Terraform gets of an app, typed. Attributes are spelt as Terraform spells them (snake_case).
 *
 * In an app as it was read, references stand as Terraform expressions (`${aws_vpc.vpc.id}`). In one
 * whose references are resolved (resolve-references.ts), what can be known before an apply is there
 * in place of its reference: names, ARNs, outputs of other stacks. What cannot is written
 * `${<stack id>.<address>.<attribute>}`, so that two equal texts mean the same thing in every stack.
 */
export interface SynthesizedApp {
  readonly stacks: readonly SynthesizedStack[];
}

export interface SynthesizedStack {
  /** `dev-network` */
  readonly id: string;
  readonly resources: readonly SynthesizedResource[];
  readonly dataSources: readonly SynthesizedResource[];
  readonly outputs: Readonly<Record<string, SynthesizedOutput>>;
  readonly variables: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Values that the stack names for itself. Not there where it names none. */
  readonly locals?: Readonly<Record<string, unknown>>;
  /** By provider; more than one where there are aliases. */
  readonly providers: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly backend: SynthesizedBackend | undefined;
  /** Ids of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
  /**
   * It is deployed, and in the code no more, so that nothing but its backend and provider is known. Not
   * there for a stack that was synthesized.
   */
  readonly leftover?: Leftover;
}

export interface Leftover {
  /** Nothing in its state shows that this project made it. */
  readonly foreign: boolean;
}

export interface SynthesizedResource {
  readonly stackId: string;
  readonly type: string;
  /** Terraform's name for it, the part after the type in its address. */
  readonly name: string;
  /** `aws_vpc.vpc_6776A399`; a data source's starts with `data.` */
  readonly address: string;
  /** The construct's path in its stack: `vpc/vpc`. Empty where the synthesizer left no metadata. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface SynthesizedOutput {
  readonly value: unknown;
  readonly sensitive: boolean;
}

export interface SynthesizedBackend {
  /** `s3` */
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
}
