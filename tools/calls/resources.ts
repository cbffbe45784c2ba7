import type { ActionResourceType } from "#aws";
import { isObject } from "#terraform";
import { arnIn, type Facts, globalArnIn } from "./facts";
import { allNamed, allTexts, lastPart, type Parameters, textOf, textsOf } from "./parameters";
import { type Call, nameOfCall } from "./recorded-call";
import { NEW } from "./resources-ec2";

/** ARNs of what a call names by something else than an ARN. */
type Named = (parameters: Parameters, facts: Facts, call: Call) => readonly string[];

/** By service and type of resource. */
const BY_NAME: Readonly<Record<string, Named>> = {
  "application-autoscaling:ScalableTarget": (parameters, facts, { stack }) =>
    textsOf(parameters, "ResourceId").map(() =>
      arnIn(facts, "application-autoscaling", `scalable-target/target-${stack ?? NEW}`),
    ),
  "cloudwatch:alarm": (parameters, facts) =>
    [...textsOf(parameters, "AlarmName"), ...textsOf(parameters, "AlarmNames")].map((name) =>
      arnIn(facts, "cloudwatch", `alarm:${name}`),
    ),
  "cloudwatch:dashboard": (parameters, facts) =>
    [...textsOf(parameters, "DashboardName"), ...textsOf(parameters, "DashboardNames")].map(
      (name) => globalArnIn(facts, "cloudwatch", `dashboard/${name}`),
    ),
  "codebuild:project": (parameters, facts) =>
    [...textsOf(parameters, "name"), ...textsOf(parameters, "names")].map((name) =>
      name.startsWith("arn:") ? name : arnIn(facts, "codebuild", `project/${name}`),
    ),
  "ecr:repository": (parameters, facts) =>
    [...textsOf(parameters, "repositoryName"), ...textsOf(parameters, "repositoryNames")].map(
      (name) => arnIn(facts, "ecr", `repository/${name}`),
    ),
  "ecs:cluster": (parameters, facts) =>
    [
      ...textsOf(parameters, "cluster"),
      ...textsOf(parameters, "clusterName"),
      ...textsOf(parameters, "clusters"),
    ].map((name) => arnIn(facts, "ecs", `cluster/${lastPart(name)}`)),
  // Tasks on Fargate have none, and are listed by their cluster.
  "ecs:container-instance": (parameters, facts) =>
    textsOf(parameters, "cluster").map((name) =>
      arnIn(facts, "ecs", `container-instance/${lastPart(name)}/none`),
    ),
  "ecs:service": (parameters, facts) =>
    ["service", "serviceName", "services"].flatMap((name) =>
      textsOf(parameters, name).map((service) =>
        arnIn(facts, "ecs", `service/${clusterOf(parameters)}/${lastPart(service)}`),
      ),
    ),
  "ecs:task": (parameters, facts) =>
    ["task", "tasks"].flatMap((name) =>
      textsOf(parameters, name).map((task) =>
        arnIn(facts, "ecs", `task/${clusterOf(parameters)}/${lastPart(task)}`),
      ),
    ),
  "ecs:task-definition": (parameters, facts) =>
    textsOf(parameters, "family").map((name) =>
      arnIn(facts, "ecs", `task-definition/${name}:${NEW}`),
    ),
  "elasticloadbalancing:loadbalancer": (parameters, facts) =>
    textsOf(parameters, "Name").map((name) =>
      arnIn(facts, "elasticloadbalancing", `loadbalancer/app/${name}/${NEW}`),
    ),
  "elasticloadbalancing:targetgroup": (parameters, facts) =>
    textsOf(parameters, "Name").map((name) =>
      arnIn(facts, "elasticloadbalancing", `targetgroup/${name}/${NEW}`),
    ),
  "events:rule-on-default-event-bus": (parameters, facts) =>
    [...textsOf(parameters, "Name"), ...textsOf(parameters, "Rule")].map((name) =>
      arnIn(facts, "events", `rule/${name}`),
    ),
  "iam:oidc-provider": (parameters, facts) =>
    textsOf(parameters, "Url").map((url) =>
      globalArnIn(facts, "iam", `oidc-provider/${url.replace("https://", "")}`),
    ),
  "iam:policy": (parameters, facts) =>
    textsOf(parameters, "PolicyName")
      .filter(() => parameters["RoleName"] === undefined)
      .map((name) => {
        return globalArnIn(facts, "iam", `policy${textOf(parameters, "Path") ?? "/"}${name}`);
      }),
  "iam:role": (parameters, facts) =>
    textsOf(parameters, "RoleName").map((name) =>
      globalArnIn(facts, "iam", `role${facts.roles[name]?.path ?? "/"}${name}`),
    ),
  "kms:alias": (parameters, facts) =>
    textsOf(parameters, "AliasName").map((name) => arnIn(facts, "kms", name)),
  "kms:key": (parameters, facts) =>
    [...textsOf(parameters, "KeyId"), ...textsOf(parameters, "TargetKeyId")]
      .filter((id) => !id.startsWith("arn:"))
      .map((id) => arnIn(facts, "kms", `key/${keyOfAlias(id, facts)}`)),
  "logs:log-group": (parameters, facts) =>
    textsOf(parameters, "logGroupName").map((name) => arnIn(facts, "logs", `log-group:${name}`)),
  "logs:log-stream": (parameters, facts) =>
    textsOf(parameters, "logGroupName").flatMap((group) =>
      textsOf(parameters, "logStreamName").map((stream) =>
        arnIn(facts, "logs", `log-group:${group}:log-stream:${stream}`),
      ),
    ),
  "route53:change": (parameters, { partition }) =>
    textsOf(parameters, "Id").map((id) => `arn:${partition}:route53:::change/${lastPart(id)}`),
  "route53:hostedzone": (parameters, { partition }) =>
    [...textsOf(parameters, "Id"), ...textsOf(parameters, "HostedZoneId")].map(
      (id) => `arn:${partition}:route53:::hostedzone/${lastPart(id)}`,
    ),
  "s3:bucket": (parameters, { partition }) =>
    textsOf(parameters, "Bucket").map((name) => `arn:${partition}:s3:::${name}`),
  "s3:object": (parameters, { partition }) =>
    textsOf(parameters, "Bucket").flatMap((bucket) =>
      [...textsOf(parameters, "Key"), ...allNamed(parameters["Delete"], "Key")].map(
        (key) => `arn:${partition}:s3:::${bucket}/${String(key)}`,
      ),
    ),
  "scheduler:schedule": (parameters, facts) =>
    textsOf(parameters, "Name").map((name) =>
      arnIn(facts, "scheduler", `schedule/${textOf(parameters, "GroupName") ?? "default"}/${name}`),
    ),
  "scheduler:schedule-group": (parameters, facts) =>
    textsOf(parameters, "Name").map((name) => arnIn(facts, "scheduler", `schedule-group/${name}`)),
  "servicediscovery:namespace": (parameters, facts, { stack }) =>
    [
      ...textsOf(parameters, "Id"),
      // An operation's id says nothing of what it makes.
      ...textsOf(parameters, "OperationId").map(() => `ns-${stack ?? NEW}`),
    ].map((id) => arnIn(facts, "servicediscovery", `namespace/${id}`)),
  "sns:topic": (parameters, facts) =>
    textsOf(parameters, "Name").map((name) => arnIn(facts, "sns", name)),
  "ssm:parameter": (parameters, facts) =>
    ["Name", "Names", "ResourceId"].flatMap((one) =>
      textsOf(parameters, one).map((name) => parameterArn(name, facts)),
    ),
  "wafv2:webacl": (parameters, facts) => [
    ...textsOf(parameters, "Id").map((id) =>
      arnIn(
        facts,
        "wafv2",
        `${String(parameters["Scope"]).toLowerCase()}/webacl/${String(parameters["Name"])}/${id}`,
      ),
    ),
    // Of a load balancer the caller does not say which it has.
    ...(parameters["WebACLArn"] === undefined ? textsOf(parameters, "ResourceArn") : []).flatMap(
      (arn) => facts.webAcls[arn] ?? [],
    ),
  ],
};

const clusterOf = (parameters: Parameters): string =>
  lastPart(textOf(parameters, "cluster") ?? "default");

/** A parameter's name starts with a slash that its ARN does not repeat. */
const parameterArn = (name: string, facts: Facts): string =>
  arnIn(facts, "ssm", `parameter/${name.replace(/^\//, "")}`);

/** Key ids, of which aliases are another name. */
export const keyOfAlias = (id: string, { keys }: Facts): string =>
  Object.entries(keys).find(([, aliases]) => aliases.includes(id))?.[0] ?? id;

/** Services check what is tagged though the data of their actions does not list it. */
const TAGS_WHATEVER = /^elasticloadbalancing:(AddTags|RemoveTags)$/;

/**
 * ARNs of what a call is about, of the types that its action is checked against.
 * @throws Error where its parameters name nothing
 */
export function namedResources(
  call: Call,
  action: string,
  types: readonly ActionResourceType[],
  facts: Facts,
): string[] {
  const service = action.split(":")[0] ?? "";
  const arns = allTexts(call.parameters).filter((text) => text.startsWith("arn:"));
  const own = topLevelTexts(call.parameters).filter((text) => text.startsWith("arn:"));
  if (TAGS_WHATEVER.test(action)) return own;
  const found = types.flatMap(({ name, arn }) => {
    const pattern = patternOf(arn);
    const named = BY_NAME[`${service}:${name}`]?.(call.parameters, facts, call) ?? [];
    return [...named, ...own.filter((one) => pattern.test(one)).map(withoutStreams)];
  });
  if (found.length === 0) {
    const kinds = types.map(({ name }) => name).join(" or ");
    throw new Error(
      `${nameOfCall(call)}: its parameters name no ${kinds}${arns.length > 0 ? ` (${arns.join(", ")})` : ""}: ` +
        "say in tools/calls/resources.ts how they do",
    );
  }
  return [...new Set(found)];
}

/** Of a log group's two ARNs, the one that actions on groups are checked against. */
const withoutStreams = (arn: string): string => arn.replace(/^(arn:[^:]*:logs:.*):\*$/, "$1");

/** The ARNs of what a call is about stand at the top, and deeper what that is connected with. */
const topLevelTexts = (parameters: Parameters): string[] =>
  Object.entries(parameters)
    .filter(([, value]) => !isObject(value))
    .flatMap(([name]) => textsOf(parameters, name));

const patternOf = (arn: string): RegExp =>
  new RegExp(
    `^${arn
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join("[^,]*")}$`,
  );
