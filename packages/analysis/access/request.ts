import { AccessError } from "./access-error";

/** Values of condition keys. `undefined` says that the request does not have the key. */
export type ContextValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface RequestContext {
  readonly values: ContextValues;
  /**
   * Whether a key that is not in `values` is one that the request does not have. Otherwise nobody
   * has said, and an answer that hangs on it is none.
   */
  readonly isComplete: boolean;
}

export type ContextValue =
  | { readonly state: "present"; readonly values: readonly string[] }
  | { readonly state: "absent" }
  | { readonly state: "not given" };

/** Names of keys know no case, those of tags in them neither. */
export function lookUp(context: RequestContext, key: string): ContextValue {
  const found = Object.entries(context.values).filter(
    ([name]) => name.toLowerCase() === key.toLowerCase(),
  );
  if (found.length > 1) {
    throw new AccessError(`context: ${key} is given ${String(found.length)} times: give it once`);
  }
  const [entry] = found;
  if (!entry) return { state: context.isComplete ? "absent" : "not given" };
  const [, value] = entry;
  if (value === undefined) return { state: "absent" };
  return { state: "present", values: typeof value === "string" ? [value] : value };
}

/** Who asks. */
export type Principal =
  | { readonly kind: "role" | "user"; readonly arn: string; readonly account: string }
  /** Anybody of an account whose own policies allow everything. */
  | { readonly kind: "account"; readonly arn: string; readonly account: string }
  | { readonly kind: "service"; readonly name: string }
  | { readonly kind: "federated"; readonly provider: string };

export interface AccessRequest {
  readonly principal: Principal;
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN of one resource, or `*` for an action that knows none. */
  readonly resource: string;
  readonly context: RequestContext;
}
