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
  /** The policy names whom it does not mean: everybody else is meant. */
  readonly hasNotPrincipal: boolean;
  /** By operator, then by key as it is written: `StringEquals`, `aws:SourceAccount`. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The statements of a policy document in JSON.
 * @returns nothing where the text is no policy yet, such as a whole expression of Terraform
 */
export function parsePolicy(document: unknown): readonly PolicyStatement[] | undefined {
  const parsed = parseJson(document);
  if (!isObject(parsed)) return undefined;
  const statements = listOf(parsed["Statement"]).filter(isObject);
  return statements.map(parseStatement);
}

function parseStatement(raw: Json): PolicyStatement {
  return {
    sid: typeof raw["Sid"] === "string" ? raw["Sid"] : "",
    effect: String(raw["Effect"]),
    actions: texts(raw["Action"]),
    notActions: texts(raw["NotAction"]),
    resources: texts(raw["Resource"]),
    notResources: texts(raw["NotResource"]),
    principals: isObject(raw["Principal"])
      ? mapValues(raw["Principal"], texts)
      : raw["Principal"] === undefined
        ? {}
        : { "*": texts(raw["Principal"]) },
    hasNotPrincipal: raw["NotPrincipal"] !== undefined,
    conditions: isObject(raw["Condition"])
      ? mapValues(raw["Condition"], (keys) => (isObject(keys) ? mapValues(keys, texts) : {}))
      : {},
  };
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
