import { canonical } from "../attributes/canonical";
import type { AttributeChange } from "../report";

/**
 * Whether the provider only fills in that nobody set an attribute: null as long as Terraform has only sent
 * it, and false, 0 or empty once it was read.
 */
export function isFilledIn({ before, after, unknown, sensitive }: AttributeChange): boolean {
  if (unknown || sensitive || (before !== undefined && before !== null)) return false;
  return after === false || after === 0 || after === "" || canonical(after) === "[]";
}
