import type { SynthesizedResource, SynthesizedStack } from "#terraform";

/** `high` and `critical` stop an environment that is meant for production. */
export type Severity = "low" | "medium" | "high" | "critical";

/** From harmless to dangerous. */
export const SEVERITIES: readonly Severity[] = ["low", "medium", "high", "critical"];

/** One rule about resources of some types: data, and one pure function. */
export interface Guardrail {
  /** Words in lower case with hyphens; exceptions name it, so it is not renamed. */
  readonly id: string;
  /** What holds where nothing is found. */
  readonly title: string;
  /** Ids of the public checks that it stands for: Checkov's and AWS's (FSBP); none for a rule of this project. */
  readonly checks: readonly string[];
  readonly severity: Severity;
  /** Types of the resources it looks at. */
  readonly types: readonly string[];
  /** What to do about a finding. */
  readonly remedy: string;
  /**
   * What is wrong with one resource, in words that follow its name; nothing if nothing is. A text is
   * about the resource as a whole; where a resource can hold several things that are judged apart, each
   * is a fact. A value that is known only at plan is not judged before.
   */
  readonly check: (
    resource: SynthesizedResource,
    context: GuardrailContext,
  ) => string | readonly Fact[] | undefined;
}

/** One of several things that are wrong with a resource. */
export interface Fact {
  /**
   * Which of them, in few words that stay the same while it does: an exception names it, and covers
   * nothing else of the resource.
   */
  readonly about: string;
  readonly why: string;
}

/** What a rule may know besides its resource. */
export interface GuardrailContext {
  /** The environment is meant for production. */
  readonly production: boolean;
  /** Every resource of the type in the environment, whatever its stack. */
  readonly ofType: (type: string) => readonly SynthesizedResource[];
  readonly resources: readonly SynthesizedResource[];
  readonly stacks: readonly SynthesizedStack[];
}

/** What a rule found. */
export interface GuardrailFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** `<stack>/<construct path>`: `prod-network/vpc/vpc`; see `resourceIds`. */
  readonly resource: string;
  /** Which of several things in the resource; nothing where it is about the resource as a whole. */
  readonly about?: string;
  readonly why: string;
  readonly remedy: string;
}
