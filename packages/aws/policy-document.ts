/** A statement of an IAM policy with single values made lists. */
export interface PolicyStatement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** By kind: `AWS`, `Service`, `Federated`, or `*` where the policy says just `"*"`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** The same of those whom it does not mean: where there are any, everybody else is meant. */
  readonly notPrincipals: Readonly<Record<string, readonly string[]>>;
  /** By operator, then by key as it is written: `StringEquals`, `aws:SourceAccount`. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

type Json = Readonly<Record<string, unknown>>;

/** A policy document as it is written. */
export interface PolicyDocument {
  /** `Version`, `Id`, `Statement`. */
  readonly elements: Json;
  /** What stands in it as statements; one that stands without a list is the only one. */
  readonly statements: readonly unknown[];
}

/**
 * A policy document from JSON, or from what was parsed of it.
 * @returns nothing where it is none yet, such as a whole expression of Terraform
 */
export function policyDocument(document: unknown): PolicyDocument | undefined {
  const elements = parseJson(document);
  if (!isObject(elements)) return undefined;
  const statement = elements["Statement"];
  return { elements, statements: Array.isArray(statement) ? statement : [statement] };
}

/**
 * The statements of a policy document, whatever they say: what AWS would refuse is not looked for.
 * @returns nothing where the text is no policy yet, such as a whole expression of Terraform
 */
export function readPolicy(document: unknown): readonly PolicyStatement[] | undefined {
  return policyDocument(document)?.statements.filter(isObject).map(parseStatement);
}

function parseStatement(raw: Json): PolicyStatement {
  return {
    sid: typeof raw["Sid"] === "string" ? raw["Sid"] : "",
    effect: String(raw["Effect"]),
    actions: texts(raw["Action"]),
    notActions: texts(raw["NotAction"]),
    resources: texts(raw["Resource"]),
    notResources: texts(raw["NotResource"]),
    principals: principalsOf(raw["Principal"]),
    notPrincipals: principalsOf(raw["NotPrincipal"]),
    conditions: isObject(raw["Condition"])
      ? mapValues(raw["Condition"], (keys) => (isObject(keys) ? mapValues(keys, texts) : {}))
      : {},
  };
}

function principalsOf(element: unknown): PolicyStatement["principals"] {
  if (isObject(element)) return mapValues(element, texts);
  return element === undefined ? {} : { "*": texts(element) };
}

function parseJson(document: unknown): unknown {
  if (typeof document !== "string") return document;
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function texts(value: unknown): readonly string[] {
  return listOf(value).map(String);
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
