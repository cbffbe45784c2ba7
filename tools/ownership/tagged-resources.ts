import { paginateGetResources } from "@aws-sdk/client-resource-groups-tagging-api";
import type { Environment } from "../../config/schema/environment";
import { taggingClient } from "../aws/clients";
import { type Identified, identify } from "./kinds";
import { type Mark, markOf } from "./mark";

/** A resource that carries an environment's tags. */
export interface TaggedResource extends Identified {
  readonly arn: string;
  /** Id of the stack that made it, by its tag: `dev-network`. */
  readonly stack: string;
  /** Its tag `Name`. */
  readonly name: string;
}

const MOST_IN_A_PAGE = 100;

/**
 * Every resource with the environment's tags, of the kinds that stacks make. The Resource Groups Tagging API
 * has all of them but those of IAM, and may list for an hour what was deleted
 * (https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html).
 */
export async function taggedResources(environment: Environment): Promise<TaggedResource[]> {
  const mark = markOf(environment);
  const client = taggingClient(environment);
  const found: TaggedResource[] = [];
  try {
    const request = {
      TagFilters: Object.entries(mark.tags).map(([Key, value]) => ({ Key, Values: [value] })),
    };
    const pages = paginateGetResources({ client, pageSize: MOST_IN_A_PAGE }, request);
    for await (const { ResourceTagMappingList: list = [] } of pages) {
      for (const { ResourceARN: arn = "", Tags = [] } of list) {
        const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [String(Key), String(Value)]));
        found.push(...own(arn, tags, mark));
      }
    }
    return found;
  } finally {
    client.destroy();
  }
}

/** The resource, where it is the environment's, and of a kind that stacks make. */
export function own(
  arn: string,
  tags: Readonly<Record<string, string>>,
  mark: Mark,
): TaggedResource[] {
  const identified = identify(arn);
  const { Stack, Name } = tags;
  if (!identified || Stack === undefined || Name === undefined || !mark.hasName(Name)) return [];
  return [{ ...identified, arn, stack: `${mark.environment}-${Stack}`, name: Name }];
}
