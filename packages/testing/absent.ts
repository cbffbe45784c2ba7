import { type Mismatch, Matching } from "./expected/matching";

class Absent extends Matching {
  differencesTo(received: unknown, path: string): readonly Mismatch[] {
    return received === undefined || received === null ? [] : [{ path, expected: this, received }];
  }

  toAsymmetricMatcher(): string {
    return "absent";
  }
}

/**
 * A key that is not set, at any depth: `{ access_logs: absent }`. `null` is what Terraform takes for
 * not set, and so does this.
 */
export const absent: Matching = new Absent();
