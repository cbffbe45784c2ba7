import { isObject, type Json } from "#terraform";
import { ToolError } from "../process/errors";

/** A Terraform state as far as the tools read it: format version 4. */
export interface ParsedState {
  /** Stays the same as long as the state does. */
  readonly lineage: string;
  /** One more with each change. */
  readonly serial: number;
  readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources: readonly StateResource[];
}

export interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes?: Json }[];
}

/** An empty state need not say that it is. */
type Written = Pick<ParsedState, "lineage" | "serial"> &
  Partial<Pick<ParsedState, "outputs" | "resources">>;

/** Why a text is no state; nothing where it is one. */
export function damageOf(text: string): string | undefined {
  if (text.trim() === "") return "it is empty";
  try {
    return isState(JSON.parse(text)) ? undefined : "it is JSON, but no Terraform state";
  } catch {
    return "it is cut off, or something else than JSON";
  }
}

const isState = (read: unknown): boolean =>
  isObject(read) && typeof read["lineage"] === "string" && typeof read["serial"] === "number";

/**
 * @param key the object in the state bucket, for messages
 * @throws ToolError where it is damaged
 */
export function parseState(text: string, key: string): ParsedState {
  const damage = damageOf(text);
  if (damage !== undefined) {
    throw new ToolError(
      `The state ${key} is damaged: ${damage}. "npm run doctor -- ` +
        `${environmentOf(key)}" says which of its versions are whole, and brings one back.`,
    );
  }
  return { outputs: {}, resources: [], ...(JSON.parse(text) as Written) };
}

/** `<project>/<environment>/<stack>.tfstate` */
const environmentOf = (key: string): string => key.split("/").at(-2) ?? "<environment>";

/** What Terraform manages there, and has not destroyed. */
export const managedIn = ({ resources }: ParsedState): readonly StateResource[] =>
  resources.filter(({ mode }) => mode === "managed");
