import type { Tags } from "./iam-request";

/** What a recording says of things, besides the call that is looked at. */
export interface Facts {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** Tags that things were made with, by their id or the last part of their ARN. */
  readonly tags: Readonly<Record<string, Tags>>;
  /** Of roles, by name. */
  readonly roles: Readonly<Record<string, RoleFacts>>;
  /** Aliases of keys, by the key's id. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The key, by the ARN of a bucket, repository or parameter that is encrypted with it. */
  readonly encrypted: Readonly<Record<string, string>>;
  /** The web ACL of a load balancer, by their ARNs. */
  readonly webAcls: Readonly<Record<string, string>>;
}

export interface RoleFacts {
  readonly path: string;
  readonly boundary?: string;
}

/** ARN in the recording's account and region. */
export const arnIn = (
  { partition, region, accountId }: Pick<Facts, "partition" | "region" | "accountId">,
  service: string,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** The same of a service that knows no region. */
export const globalArnIn = (
  { partition, accountId }: Pick<Facts, "partition" | "accountId">,
  service: string,
  resource: string,
): string => `arn:${partition}:${service}::${accountId}:${resource}`;
