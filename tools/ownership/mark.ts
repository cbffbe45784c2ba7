import { loadEnvironments } from "../../config/load-environments";
import type { Environment } from "../../config/schema/environment";
import { defaultTags } from "../../lib/default-tags";

/** What an environment's resources are known by. */
export interface Mark {
  readonly environment: string;
  /** Tags that all of them have. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Whether a tag `Name` can be of this environment: each has the environment's prefix in it, or is a name
   * that the configuration gives. Another environment may have the same tags; in one account it has another
   * prefix.
   */
  readonly hasName: (name: string) => boolean;
}

/** @param others environments of the project, whose resources are not taken for this one's */
export function markOf(
  environment: Environment,
  others: readonly Pick<Environment, "namePrefix">[] = loadEnvironments(),
): Mark {
  const { Environment, Project, ManagedBy } = defaultTags(environment, "");
  const { name, namePrefix, names, state, alb } = environment;
  const domainName = alb?.certificate?.type === "issued" ? alb.certificate.domainName : undefined;
  const given = new Set([...Object.values(names), state.bucket, domainName]);
  // `learner` is in `learner-prod-vpc` as well.
  const longer = others.filter(
    (one) => one.namePrefix !== namePrefix && isIn(namePrefix, one.namePrefix),
  );
  return {
    environment: name,
    tags: { Environment, Project, ManagedBy },
    hasName: (text) =>
      given.has(text) ||
      (isIn(namePrefix, text) && !longer.some((other) => isIn(other.namePrefix, text))),
  };
}

/** Whether a prefix is in a name as a word of its own. It has letters, digits and hyphens alone. */
const isIn = (prefix: string, name: string): boolean =>
  new RegExp(`(?<![a-z0-9])${prefix}(?![a-z0-9])`).test(name);
