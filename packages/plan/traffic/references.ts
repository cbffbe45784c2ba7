import { isObject } from "#terraform";

/** What a resolved app calls something that AWS names: `${dev-network.aws_vpc.vpc.id}`. */
export interface Named {
  /** `dev-network.aws_vpc.vpc` */
  readonly key: string;
  /** `id` */
  readonly attribute: string;
}

const REFERENCE = /^\$\{([\w-]+\.(?:data\.)?\w+\.[\w-]+)\.(\w+)\}$/;

/** What a text refers to, if it is one reference and nothing else. */
export function referenceOf(text: string): Named | undefined {
  const [, key, attribute] = REFERENCE.exec(text) ?? [];
  return key === undefined || attribute === undefined ? undefined : { key, attribute };
}

export const textOfReference = ({ key, attribute }: Named): string => `\${${key}.${attribute}}`;

/** Every reference within a value. */
export function referencesIn(value: unknown): Named[] {
  if (typeof value === "string") return [referenceOf(value) ?? []].flat();
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}
