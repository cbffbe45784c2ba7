import { policyDocument } from "#aws";
import { checkStatement } from "./expected/check-statement";
import {
  type Asymmetric,
  differences,
  distanceOf,
  isAsymmetric,
  isPlainObject,
} from "./expected/compare";
import { type Mismatch, Matching } from "./expected/matching";

/** What a statement of a policy has, spelt as in the policy. */
export interface ExpectedStatement {
  readonly Sid?: unknown;
  readonly Effect?: "Allow" | "Deny";
  /** A text, several in any order, or a matcher on the list of them; so with the others. */
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  /** `"*"`, or by kind: `{ Service: "ecs-tasks.amazonaws.com" }` */
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  /** By operator, then by key: `{ StringEquals: { "aws:SourceAccount": "111111111111" } }` */
  readonly Condition?: unknown;
}

/**
 * The text of a policy that has a statement with all that is given. One text and a list of one are
 * the same, and the order of texts does not count, as they do not to AWS.
 *
 * @throws Error for an element, a kind of principal or an operator that IAM does not have
 */
export function policyWith(statement: ExpectedStatement): Matching {
  checkStatement({ ...statement });
  return new PolicyWith(statement);
}

class PolicyWith extends Matching {
  constructor(private readonly expected: ExpectedStatement) {
    super();
  }

  /** Those of the statement that is nearest. */
  differencesTo(received: unknown, path: string): readonly Mismatch[] {
    const document = typeof received === "string" ? policyDocument(received) : undefined;
    const [closest] = (document?.statements ?? [])
      .map((statement, index) =>
        compareElement(this.expected, statement, `${path}.Statement[${index}]`),
      )
      .toSorted((one, other) => distanceOf(one) - distanceOf(other));
    return closest ?? [{ path, expected: this, received }];
  }

  toAsymmetricMatcher(): string {
    return `policyWith(${JSON.stringify(this.expected)})`;
  }
}

function compareElement(expected: unknown, received: unknown, path: string): Mismatch[] {
  if (isPlainObject(expected)) {
    const elements = isPlainObject(received) ? received : {};
    return Object.entries(expected).flatMap(([key, value]) =>
      compareElement(value, elements[key], `${path}.${key}`),
    );
  }
  const fits = isAsymmetric(expected)
    ? fitsMatcher(expected, received, path)
    : haveSameItems(listOf(expected), listOf(received));
  return fits ? [] : [{ path, expected, received }];
}

/** A matcher is asked about the list, also where the policy has a single text. */
function fitsMatcher(expected: Asymmetric, received: unknown, path: string): boolean {
  if (expected instanceof Matching || path.endsWith(".Sid") || isPlainObject(received)) {
    return expected.asymmetricMatch(received);
  }
  // What is not there fits nothing: expect.not.arrayContaining() would take it.
  return received !== undefined && expected.asymmetricMatch(listOf(received));
}

function haveSameItems(expected: readonly unknown[], received: readonly unknown[]): boolean {
  const left = [...received];
  for (const item of expected) {
    const index = left.findIndex((candidate) => differences(item, candidate).length === 0);
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
