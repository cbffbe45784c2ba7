import type { ContextValues } from "#analysis";
import type { IamRequest, Tags } from "./iam-request";
import { HOSTED_ZONE, WEB_ACL } from "./identities";

/** A statement of a policy, as IAM reads it. */
export interface RightsStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Conditions;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Operators for the condition keys that narrow a right; others say nothing that its resource does not. */
const OPERATORS: Readonly<Record<string, string>> = {
  "ecs:cluster": "ArnEquals",
  "iam:AWSServiceName": "StringEquals",
  "iam:PassedToService": "StringEquals",
  "iam:PermissionsBoundary": "StringEquals",
  "kms:GrantIsForAWSResource": "Bool",
  "kms:ResourceAliases": "ForAnyValue:StringEquals",
  "kms:ViaService": "StringEquals",
};

/** What whoever deploys another environment writes instead. */
const PLACEHOLDERS: readonly (readonly [found: RegExp, placeholder: string])[] = [
  [/123456789012/g, "ACCOUNT_ID"],
  [/us-east-1/g, "REGION"],
  [/\/vpc-to-ecs\/local\//g, "/PROJECT/ENVIRONMENT/"],
  [/\blearner\b/g, "PREFIX"],
  [new RegExp(`hostedzone/${HOSTED_ZONE}$`), "hostedzone/HOSTED_ZONE_ID"],
  [new RegExp(`guard/${WEB_ACL}$`), "WEB_ACL_NAME/WEB_ACL_ID"],
  [/:policy\/boundary$/, ":policy/BOUNDARY"],
];

/** Ids that AWS gives, of which nobody knows one before. */
const IDS: readonly (readonly [found: RegExp, pattern: string])[] = [
  [/(:ec2:[^/]*)\/.*$/, "$1/*"],
  [/:(key|certificate|namespace|scalable-target|change)\/[^/]*$/, ":$1/*"],
  [/\/(lb-[\w-]+|new)(\/(lb-[\w-]+|new))*$/, "/*"],
  [/hostedzone\/new$/, "hostedzone/*"],
  [/(:task-definition\/[^:]*):.*$/, "$1:*"],
  [/:subscription-[\w-]+$/, ":*"],
  [/(:task\/[^/]*)\/.*$/, "$1/*"],
  [/(:log-stream:).*$/, "$1*"],
];

const replaced = (text: string, table: typeof IDS) =>
  table.reduce((result, [found, instead]) => result.replace(found, instead), text);

const general = (resource: string) => replaced(replaced(resource, IDS), PLACEHOLDERS);

/** Where an ARN has only an id, tags say whose a thing is. */
const isByTags = (resource: string) =>
  resource === "*" || /:(ec2|acm|servicediscovery|application-autoscaling):/.test(resource);

/** Least rights for some requests: actions that are allowed alike share a statement. */
export function rightsFor(requests: readonly IamRequest[]): RightsStatement[] {
  const resources = new Map<string, Set<string>>();
  const conditionsOf = new Map<string, Conditions>();
  for (const request of requests.filter((one) => !isTaggingOfNew(one))) {
    const Condition = conditions(request);
    const key = JSON.stringify([request.action, Condition]);
    conditionsOf.set(key, Condition);
    resources.set(key, (resources.get(key) ?? new Set()).add(general(request.resource)));
  }
  const tagging = taggingOfNew(requests);
  const statements = new Map<string, { actions: Set<string>; condition: Conditions }>();
  for (const [key, of] of resources) {
    const [action] = JSON.parse(key) as [string];
    const condition = conditionsOf.get(key) ?? {};
    const together = JSON.stringify([[...of].toSorted(), condition]);
    const known = statements.get(together) ?? { actions: new Set<string>(), condition };
    statements.set(together, { actions: known.actions.add(action), condition });
  }
  return [
    ...[...statements].map(([key, { actions, condition }]) => ({
      Effect: "Allow" as const,
      Action: [...actions].toSorted(),
      Resource: (JSON.parse(key) as [string[]])[0],
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    })),
    ...tagging,
  ].toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const CREATE_ACTION = "ec2:CreateAction";

/** EC2 asks for tags with everything that it makes, and says with what. */
const isTaggingOfNew = ({ context }: IamRequest) => valuesOf(context, CREATE_ACTION).length > 0;

function taggingOfNew(requests: readonly IamRequest[]): RightsStatement[] {
  const made = requests.filter(isTaggingOfNew);
  if (made.length === 0) return [];
  const unique = (values: readonly string[]) => [...new Set(values)].toSorted();
  const by = unique(made.flatMap(({ context }) => valuesOf(context, CREATE_ACTION)));
  return [
    {
      Effect: "Allow",
      Action: unique(made.map(({ action }) => action)),
      Resource: unique(made.map(({ resource }) => general(resource))),
      Condition: { StringEquals: { [CREATE_ACTION]: by } },
    },
  ];
}

function conditions({ context, requestTags, resource, resourceTags }: IamRequest) {
  const result: Record<string, Record<string, readonly string[]>> = {};
  const add = (operator: string, key: string, values: readonly string[]) => {
    result[operator] = { ...result[operator], [key]: values };
  };
  for (const [key, operator] of Object.entries(OPERATORS)) {
    const values = valuesOf(context, key);
    if (values.length > 0)
      add(
        operator,
        key,
        values.map((value) => replaced(value, PLACEHOLDERS)),
      );
  }
  if (isByTags(resource)) {
    if (isOfEnvironment(requestTags)) addTags("RequestTag");
    if (isOfEnvironment(resourceTags) && !isOfEnvironment(requestTags)) addTags("ResourceTag");
  }
  return result;

  function addTags(where: string) {
    add("StringEquals", `aws:${where}/Environment`, ["ENVIRONMENT"]);
    add("StringEquals", `aws:${where}/Project`, ["PROJECT"]);
  }
}

const valuesOf = (context: ContextValues, key: string): readonly string[] => {
  const value = context[key];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
};

const isOfEnvironment = (tags: Tags | undefined): boolean =>
  tags?.["Environment"] !== undefined && tags["Project"] !== undefined;
