import {
  GetRoleCommand,
  ListPolicyTagsCommand,
  paginateListPolicies,
  paginateListRoles,
  type Tag,
} from "@aws-sdk/client-iam";
import type { Environment } from "../../config/schema/environment";
import { iamClient } from "../aws/clients";
import { markOf } from "./mark";
import { own, type TaggedResource } from "./tagged-resources";

/**
 * An environment's roles and policies. The Resource Groups Tagging API does not find roles, and policies
 * only from one region
 * (https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html).
 */
export async function iamResources(environment: Environment): Promise<TaggedResource[]> {
  const mark = markOf(environment);
  const client = iamClient(environment);
  const found: TaggedResource[] = [];
  const add = (arn: string, list: readonly Tag[] = []) => {
    const tags = Object.fromEntries(list.map(({ Key, Value }) => [String(Key), String(Value)]));
    const isMarked = Object.entries(mark.tags).every(([key, value]) => tags[key] === value);
    if (isMarked) found.push(...own(arn, tags, mark));
  };
  try {
    for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
      for (const { RoleName = "", Arn = "" } of Roles.filter((one) =>
        mark.hasName(String(one.RoleName)),
      )) {
        const { Role } = await client.send(new GetRoleCommand({ RoleName }));
        add(Arn, Role?.Tags);
      }
    }
    for await (const { Policies = [] } of paginateListPolicies({ client }, { Scope: "Local" })) {
      for (const { Arn = "" } of Policies.filter((one) => mark.hasName(String(one.PolicyName)))) {
        const { Tags } = await client.send(new ListPolicyTagsCommand({ PolicyArn: Arn }));
        add(Arn, Tags);
      }
    }
    return found;
  } finally {
    client.destroy();
  }
}
