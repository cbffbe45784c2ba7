import type { ContextValues } from "#analysis";

export type Tags = Readonly<Record<string, string>>;

/** What AWS asks of the caller's policies before it does something. */
export interface IamRequest {
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN of one resource, or `*` for an action that knows none. */
  readonly resource: string;
  /** The tags in the request, all of them. @default the action's requests have none */
  readonly requestTags?: Tags;
  /** The keys of tags that are taken away. @default none are */
  readonly removedTags?: readonly string[];
  /** The tags of the resource, all of them. @default the resource has none that count */
  readonly resourceTags?: Tags;
  /** Values of other condition keys. */
  readonly context: ContextValues;
  /** The action that is called, where this one is asked for besides. @default it is called itself */
  readonly besides?: string;
}
