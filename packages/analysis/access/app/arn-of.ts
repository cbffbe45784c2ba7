import type { SynthesizedApp } from "#terraform";
import { AccessError } from "../access-error";
import { resolvedResources } from "./resolved-app";

/**
 * The ARN of a stack's only resource of a type, to ask about it: also of one whose ARN is known only
 * at plan, of which it is the text that policies have for it.
 *
 * @param path the construct's path in the stack, where there are several of the type
 * @throws AccessError if there is none, or several
 */
export function arnOf(app: SynthesizedApp, stackId: string, type: string, path?: string): string {
  const ofType = resolvedResources(app).filter(
    (one) => one.stackId === stackId && one.type === type,
  );
  const found = ofType.filter((one) => path === undefined || one.path === path);
  const [resource, ...others] = found;
  if (resource && others.length === 0) return resource.arn;
  const paths = ofType.map((one) => one.path).join(", ");
  throw new AccessError(
    `${String(found.length)} of ${type}${path === undefined ? "" : ` at "${path}"`} in ${stackId}, ` +
      `it takes one${paths === "" ? "" : `: give the path of one of ${paths}`}`,
  );
}
