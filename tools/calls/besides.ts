import { type DependentAction, dependentActionsOf } from "#aws";
import { aliasesOf } from "./context";
import { arnIn, type Facts, globalArnIn } from "./facts";
import type { IamRequest } from "./iam-request";
import { allNamed, allTexts, textOf } from "./parameters";
import type { Call } from "./recorded-call";
import { keyOfAlias } from "./resources";
import { NEW } from "./resources-ec2";

type Asked = (call: Call, own: readonly IamRequest[], facts: Facts) => readonly string[];

/** What of a call a `${...}` in the resource of a dependent action stands for, by what it is of. */
const ASKED: readonly (readonly [pattern: RegExp, asked: Asked])[] = [
  [/:role\//, ({ parameters }) => allTexts(parameters).filter((text) => ROLE.test(text))],
  [/:kms:.*:key\//, keysOf],
  [/:ecs:.*:service\//, scaledServices],
  [/:route53:.*:hostedzone\//, endpointZones],
  [/:ec2:.*:vpc\//, (_, __, facts) => vpcs(facts)],
  [/:elasticloadbalancing:/, ({ parameters }) => arnsOf(parameters, "elasticloadbalancing")],
  [
    /:wafv2:/,
    (_, own) => own.map(({ resource }) => resource).filter((arn) => arn.includes(":wafv2:")),
  ],
  // That of what has been deleted before is nobody's any more.
  [/:scheduler:.*:schedule\//, () => []],
];

const ROLE = /^arn:[^:]*:iam::\d+:role\//;

const arnsOf = (parameters: unknown, service: string) =>
  allTexts(parameters).filter((text) => text.startsWith("arn:") && text.includes(`:${service}:`));

/** The key that what a call is about is encrypted with, or will be. */
function keysOf({ parameters }: Call, own: readonly IamRequest[], facts: Facts): readonly string[] {
  if (parameters["WithDecryption"] === false) return [];
  const given = [
    ...(parameters["Type"] === "SecureString" ? allNamed(parameters, "KeyId") : []),
    ...allNamed(parameters["encryptionConfiguration"], "kmsKey"),
  ].map(String);
  const known = own.flatMap(({ resource }) => {
    return facts.encrypted[resource] ?? facts.encrypted[resource.split("/")[0] ?? ""] ?? [];
  });
  const keys = given.length > 0 ? given : known;
  return [...new Set(keys.map((key) => asArn(key, facts)))];
}

const asArn = (key: string, facts: Facts): string =>
  key.startsWith("arn:") ? key : arnIn(facts, "kms", `key/${keyOfAlias(key, facts)}`);

function scaledServices({ parameters }: Call, _: unknown, facts: Facts): string[] {
  const [kind, cluster, service] = (textOf(parameters, "ResourceId") ?? "").split("/");
  return kind === "service" && cluster !== undefined && service !== undefined
    ? [arnIn(facts, "ecs", `service/${cluster}/${service}`)]
    : [];
}

/** An endpoint with private names is in a zone of AWS's own. */
function endpointZones({ parameters }: Call, _: unknown, { partition }: Facts): string[] {
  return parameters["PrivateDnsEnabled"] === true
    ? [`arn:${partition}:route53:::hostedzone/${NEW}`]
    : [];
}

/** A load balancer's subnets are in the one VPC that a recording has. */
const vpcs = (facts: Facts): string[] =>
  Object.keys(facts.tags)
    .filter((id) => id.startsWith("vpc-"))
    .map((id) => arnIn(facts, "ec2", `vpc/${id}`));

/** What AWS asks for in the caller's name besides the action that is called. */
export const besides = (
  call: Call,
  action: string,
  own: readonly IamRequest[],
  facts: Facts,
): IamRequest[] =>
  dependentActionsOf(action).flatMap((dependent) =>
    resourcesOf(dependent, call, own, facts).map((resource) => ({
      ...{ action: dependent.action, resource, besides: action },
      context: {
        "aws:SecureTransport": "true",
        ...aliasesOf(dependent.action, resource, facts),
        ...(dependent.action === "kms:CreateGrant" && { "kms:GrantIsForAWSResource": "true" }),
        ...filled(dependent, facts),
      },
    })),
  );

const filled = ({ context = {} }: DependentAction, { region }: Facts) =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, value.replaceAll("${Region}", region)]),
  );

/** @throws Error where nothing says what it is asked on */
function resourcesOf(
  { action, context, resource }: DependentAction,
  call: Call,
  own: readonly IamRequest[],
  facts: Facts,
): readonly string[] {
  const service = context?.["iam:AWSServiceName"];
  if (service !== undefined) {
    // An account that has the role already is asked nothing: the first time is what has to be allowed.
    return [globalArnIn(facts, "iam", `role/aws-service-role/${service}/${NEW}`)];
  }
  const text = resource
    .replaceAll("${Partition}", facts.partition)
    .replaceAll("${Region}", facts.region)
    .replaceAll("${Account}", facts.accountId);
  if (!text.includes("${")) return [text];
  const [, asked] = ASKED.find(([pattern]) => pattern.test(text)) ?? [];
  if (!asked) {
    throw new Error(`${action}: say in tools/calls/besides.ts what ${resource} is in a call`);
  }
  return asked(call, own, facts);
}
