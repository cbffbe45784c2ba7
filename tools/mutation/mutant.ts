/** A small dangerous change to the sources. */
export interface Mutant {
  /** What would be wrong then: `a trust without the source account`. */
  readonly name: string;
  /** From the project's root on. */
  readonly file: string;
  /** Text of the file; its first occurrence is replaced. */
  readonly find: string;
  readonly replace: string;
}
