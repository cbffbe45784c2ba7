import { ask, type ContextValues, type Decision, type Subject } from "#analysis";
import { mayHaveKey } from "#aws";
import type { IamRequest, Tags } from "../../../tools/calls/iam-request";
import type { Reduced, ReducedCall } from "../../../tools/calls/reduce";
import { requestsOf } from "../../../tools/calls/requests-of";

/** A request, and a call that makes it. */
export interface Asked {
  readonly call: ReducedCall;
  readonly request: IamRequest;
}

/** Everything that AWS asks for the calls of some duty. */
export const askedFor = (
  { calls, facts }: Reduced,
  isWanted: (call: ReducedCall) => boolean,
): Asked[] =>
  calls
    .filter(isWanted)
    .flatMap((call) => requestsOf(call, facts).map((request) => ({ call, request })));

const tagContext = (where: string, tags: Tags | undefined): ContextValues =>
  tags === undefined
    ? {}
    : Object.fromEntries(
        ["Environment", "Project"].map((key) => [`aws:${where}/${key}`, tags[key]]),
      );

/** What AWS would answer: all tags of a request are known, so that those that it has not are absent. */
export function answerTo(subject: Subject, request: IamRequest): Decision {
  const { action, context, requestTags, removedTags = [], resource, resourceTags } = request;
  const keys = [...Object.keys(requestTags ?? {}), ...removedTags];
  return ask(subject, {
    ...{ action, resource },
    context: {
      ...context,
      ...tagContext("RequestTag", requestTags),
      ...tagContext("ResourceTag", resourceTags),
      ...(mayHaveKey(action, "aws:TagKeys") && {
        "aws:TagKeys": keys.length === 0 ? undefined : keys,
      }),
    },
  });
}

/** `local-network: ec2:DeleteVpc on arn:...` */
export function textOf({ call, request }: Asked): string {
  const besides = request.besides === undefined ? "" : ` (besides ${request.besides})`;
  return `${call.stack ?? "tools"}: ${call.signedAs}:${call.operation}: ${request.action} on ${request.resource}${besides}`;
}
