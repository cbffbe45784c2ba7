import { mayHaveKey, resourceTypesOfAction } from "#aws";
import { actionOf } from "./actions";
import { besides } from "./besides";
import { contextOf } from "./context";
import { arnIn, type Facts } from "./facts";
import type { IamRequest, Tags } from "./iam-request";
import { lastPart, removedTagsOf, tagsOf } from "./parameters";
import type { Call } from "./recorded-call";
import { namedResources } from "./resources";
import { ec2Resources, NEW } from "./resources-ec2";
import { taggingOf } from "./tagging";

/**
 * What AWS asks of the caller's policies for a call: the action on everything that the call is about, the
 * tags that it gives, and what services ask for besides in the caller's name.
 * @throws Error where that is not known: no call passes for one that takes nothing
 */
export function requestsOf(call: Call, facts: Facts): IamRequest[] {
  const action = actionOf(call);
  if (action === undefined) return [];
  const own = action.startsWith("ec2:")
    ? ofEc2(call, action, facts)
    : resourcesOf(call, action, facts).map((resource) => request(call, action, resource, facts));
  return [...own, ...tagging(call, action, own, facts), ...besides(call, action, own, facts)];
}

function resourcesOf(call: Call, action: string, facts: Facts): readonly string[] {
  const types = resourceTypesOfAction(action);
  return types.length === 0 ? ["*"] : namedResources(call, action, types, facts);
}

/** A request about something that has its tags, or gets them. */
function request(call: Call, action: string, resource: string, facts: Facts): IamRequest {
  const given = tagsOf(call.parameters);
  const removed = removedTagsOf(call.parameters);
  const known = facts.tags[lastPart(resource)];
  const tags = makes(call) && given !== undefined ? {} : known;
  return {
    ...{ action, resource, context: contextOf(call, { action, resource }, facts) },
    ...(hasTags(action, "RequestTag") && { requestTags: given ?? {} }),
    ...(removed.length > 0 && { removedTags: removed }),
    ...(hasTags(action, "ResourceTag") && tags !== undefined && { resourceTags: tags }),
  };
}

/** What gives tags to something that it makes finds none. */
const makes = ({ operation }: Call) => /^(Create|Put|Register|Request)/.test(operation);

const hasTags = (action: string, where: "RequestTag" | "ResourceTag") =>
  mayHaveKey(action, `aws:${where}/Name`);

/** Of each type of what EC2 is asked for, the data says whether its tags are those of the request. */
function ofEc2(call: Call, action: string, facts: Facts): IamRequest[] {
  const types = resourceTypesOfAction(action);
  if (types.length === 0) return [request(call, action, "*", facts)];
  const changesTags = action.endsWith("Tags");
  return ec2Resources(call, types, facts).map(({ arn, id, isNew }) => ({
    ...{ action, resource: arn, context: contextOf(call, { action, resource: arn }, facts) },
    requestTags: isNew || changesTags ? (tagsOf(call.parameters) ?? {}) : {},
    resourceTags: isNew ? {} : tagsOfId(id, facts),
  }));
}

/** @throws Error of what no call has made */
function tagsOfId(id: string, { tags }: Facts): Tags {
  const known = tags[id];
  if (!known) throw new Error(`${id}: no call of the recording has made it`);
  return known;
}

/** Making something with tags takes the action that tags it as well. */
function tagging(
  call: Call,
  action: string,
  own: readonly IamRequest[],
  facts: Facts,
): IamRequest[] {
  const requestTags = tagsOf(call.parameters);
  const [service = ""] = action.split(":");
  const tags = requestTags && taggingOf(call, service);
  if (!tags) return [];
  const made = own.filter(({ requestTags: given }) => Object.keys(given ?? {}).length > 0);
  const resources = new Set(made.map(({ resource }) => taggedInstead(call, resource, facts)));
  return [...resources].map((resource) => ({
    ...{ action: tags.action, resource, requestTags, besides: action },
    ...(hasTags(tags.action, "ResourceTag") && { resourceTags: {} }),
    context: {
      ...contextOf(call, { action: tags.action, resource }, facts),
      ...(["ec2", "ecs"].includes(service) && { [`${service}:CreateAction`]: call.operation }),
    },
  }));
}

/** What is made in something else, or has no ARN before. */
function taggedInstead({ operation, stack }: Call, resource: string, facts: Facts): string {
  switch (operation) {
    case "CreateListener":
      return resource.replace(":loadbalancer/", ":listener/") + `/${NEW}`;
    case "CreateRule":
      return resource.replace(":listener/", ":listener-rule/") + `/${NEW}`;
    case "CreateKey":
      return arnIn(facts, "kms", `key/key-${stack ?? NEW}`);
    case "RequestCertificate":
      return arnIn(facts, "acm", `certificate/${NEW}`);
    default:
      return resource;
  }
}
