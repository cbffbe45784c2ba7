/** Where a value is not as it should be. */
export interface Mismatch {
  /** `ingress[0].cidr_blocks`; empty for the value itself. */
  readonly path: string;
  readonly expected: unknown;
  /** Nothing where there is no such key. */
  readonly received: unknown;
}

/**
 * An expected value that says by itself what fits it, and where something else does not. Jest takes
 * it wherever it takes `expect.anything()`.
 */
export abstract class Matching {
  /** By this Jest knows it, and prints it by its own name. */
  readonly $$typeof = Symbol.for("jest.asymmetricMatcher");

  /** @param path of the received value, which the differences' paths begin with */
  abstract differencesTo(received: unknown, path: string): readonly Mismatch[];
  /** How a failure names it. */
  abstract toAsymmetricMatcher(): string;

  asymmetricMatch(received: unknown): boolean {
    return this.differencesTo(received, "").length === 0;
  }

  /** Jest compares it with the names of its own. */
  toString(): string {
    return this.constructor.name;
  }
}
