import { policyDocument } from "#aws";
import { isObject } from "#terraform";
import { AccessError } from "./access-error";

/** A statement as a document has it. */
export interface RawStatement {
  readonly effect: "Allow" | "Deny";
  readonly elements: Readonly<Record<string, unknown>>;
}

export interface RawPolicy {
  readonly version: string;
  readonly statements: readonly unknown[];
}

const POLICY_ELEMENTS = ["Version", "Id", "Statement"];
const STATEMENT_ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
/** Without a version, AWS reads a policy as of 2008-10-17, which knows no variables. */
const DEFAULT_VERSION = "2008-10-17";
const VERSIONS = [DEFAULT_VERSION, "2012-10-17"];

function checkElements(elements: object, allowed: readonly string[]): void {
  for (const element of Object.keys(elements)) {
    if (!allowed.includes(element)) {
      throw new AccessError(
        `element "${element}" is not supported: supported are ${allowed.join(", ")}`,
      );
    }
  }
}

/**
 * A document's outer form.
 *
 * @throws AccessError if it is no policy, or has an element that is not evaluated
 */
export function readRawPolicy(document: unknown): RawPolicy {
  const policy = isObject(document) ? policyDocument(document) : undefined;
  if (!policy) throw new AccessError("a policy is an object");
  const { elements, statements } = policy;
  checkElements(elements, POLICY_ELEMENTS);
  const { Version: version = DEFAULT_VERSION } = elements;
  if (typeof version !== "string" || !VERSIONS.includes(version)) {
    throw new AccessError(`version ${JSON.stringify(version)}: use ${VERSIONS.join(" or ")}`);
  }
  return { version, statements };
}

/** What a statement is called in messages: its Sid, or its number in the policy. */
export function idOf(statement: unknown, index: number): string {
  const sid = isObject(statement) ? statement["Sid"] : undefined;
  return typeof sid === "string" && sid !== "" ? sid : String(index + 1);
}

/** @throws AccessError if it is no statement, or has an element that is not evaluated */
export function readRawStatement(statement: unknown): RawStatement {
  if (!isObject(statement)) throw new AccessError("a statement is an object");
  checkElements(statement, STATEMENT_ELEMENTS);
  const { Effect: effect } = statement;
  if (effect !== "Allow" && effect !== "Deny") {
    throw new AccessError(`effect ${JSON.stringify(effect)}: use Allow or Deny`);
  }
  return { effect, elements: statement };
}

/**
 * One text or several; numbers and booleans as texts, as AWS takes them in conditions.
 *
 * @throws AccessError if there is none, or something else
 */
export function textsOf(element: string, value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) throw new AccessError(`element "${element}" is empty`);
  return values.map((one) => {
    if (typeof one === "string") return one;
    if (typeof one === "number" || typeof one === "boolean") return String(one);
    throw new AccessError(`element "${element}": ${JSON.stringify(one)} is no text`);
  });
}
