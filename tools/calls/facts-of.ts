import { partitionOf } from "#aws";
import { isObject } from "#terraform";
import { arnIn, type Facts } from "./facts";
import type { Tags } from "./iam-request";
import { allNamed, lastPart, tagsOf, textOf, textsOf } from "./parameters";
import { type Call, nameOfCall, type RecordedCall } from "./recorded-call";
import { NEW } from "./resources-ec2";

/** Kinds of ids (identities.ts) of what gets its tags with the call that makes it. */
const TAGGED: Readonly<Record<string, string>> = {
  "acm:RequestCertificate": "certificate",
  "application-autoscaling:RegisterScalableTarget": "target",
  "ec2:AllocateAddress": "eipalloc",
  "ec2:AuthorizeSecurityGroupEgress": "sgr",
  "ec2:AuthorizeSecurityGroupIngress": "sgr",
  "ec2:CreateEgressOnlyInternetGateway": "eigw",
  "ec2:CreateFlowLogs": "fl",
  "ec2:CreateInternetGateway": "igw",
  "ec2:CreateNatGateway": "nat",
  "ec2:CreateNetworkAcl": "acl",
  "ec2:CreateRouteTable": "rtb",
  "ec2:CreateSecurityGroup": "sg",
  "ec2:CreateSubnet": "subnet",
  "ec2:CreateVpc": "vpc",
  "ec2:CreateVpcEndpoint": "vpce",
  "servicediscovery:CreateHttpNamespace": "ns",
};

/** What AWS makes with a VPC, before Terraform gives it tags (identities.ts). */
const UNTAGGED = ["acl-default", "sg-default"];
const isAdopted = (id: string) => UNTAGGED.includes(id);

/** What the calls of a recording, whose ids have names, say of things. */
export function factsOf(calls: readonly RecordedCall[]): Facts {
  const region = calls[0]?.region ?? "";
  const accountId = calls.flatMap(({ parameters }) => accountIn(parameters))[0] ?? "";
  const place = { partition: partitionOf(region), region, accountId };
  return {
    ...place,
    tags: taggedThings(calls),
    roles: Object.fromEntries(of(calls, "iam:CreateRole").map(roleOf)),
    keys: aliases(calls),
    encrypted: Object.fromEntries(calls.flatMap((call) => encryptedBy(call, calls, place))),
    webAcls: Object.fromEntries(
      of(calls, "wafv2:AssociateWebACL").map(({ parameters }) => [
        String(parameters["ResourceArn"]),
        String(parameters["WebACLArn"]),
      ]),
    ),
  };
}

const of = (calls: readonly RecordedCall[], name: string) =>
  calls.filter((call) => nameOfCall(call) === name);

const accountIn = (parameters: unknown): string[] =>
  /arn:[^:"]*:[^:"]*:[^:"]*:(\d{12}):/.exec(JSON.stringify(parameters))?.slice(1, 2) ?? [];

/** Of several things of one kind and stack, the tags that all have. */
function taggedThings(calls: readonly RecordedCall[]): Record<string, Tags> {
  const tags: Record<string, Tags> = Object.fromEntries(UNTAGGED.map((id) => [id, {}]));
  for (const call of calls) {
    const kind = TAGGED[nameOfCall(call)];
    for (const id of textsOf(call.parameters, "Resources").filter(isAdopted)) {
      tags[id.replace("default", "adopted")] = tagsOf(call.parameters) ?? {};
    }
    const given = tagsOf(call.parameters);
    if (kind === undefined || given === undefined || call.status >= 400) continue;
    const id = `${kind}-${call.stack ?? NEW}`;
    tags[id] = common(tags[id] ?? given, given);
  }
  return tags;
}

const common = (some: Tags, others: Tags): Tags =>
  Object.fromEntries(
    Object.entries(some)
      .filter(([key, value]) => others[key] === value)
      .toSorted(),
  );

function roleOf({ parameters }: Call): [string, { path: string; boundary?: string }] {
  const boundary = textOf(parameters, "PermissionsBoundary");
  const path = textOf(parameters, "Path") ?? "/";
  return [String(parameters["RoleName"]), { path, ...(boundary !== undefined && { boundary }) }];
}

function aliases(calls: readonly RecordedCall[]): Record<string, string[]> {
  const keys: Record<string, string[]> = {};
  for (const { parameters } of of(calls, "kms:CreateAlias")) {
    const key = lastPart(String(parameters["TargetKeyId"]));
    keys[key] = [...new Set([...(keys[key] ?? []), String(parameters["AliasName"])])];
  }
  return keys;
}

/** The key that a call's stack asks for first, which is its own. */
const keyOfStack = ({ stack }: Call, calls: readonly RecordedCall[]): unknown =>
  calls.find((one) => one.stack === stack && one.signedAs === "kms" && one.parameters["KeyId"])
    ?.parameters["KeyId"];

/** ARN of what a call encrypts with a key, and the key. */
function encryptedBy(
  call: Call,
  calls: readonly RecordedCall[],
  place: Pick<Facts, "partition" | "region" | "accountId">,
): [string, string][] {
  const { parameters } = call;
  const with_ = (arn: string, keys: readonly unknown[]): [string, string][] =>
    keys.filter((key) => typeof key === "string").map((key) => [arn, key]);
  switch (nameOfCall(call)) {
    case "s3:PutBucketEncryption":
      return with_(
        `arn:${place.partition}:s3:::${String(parameters["Bucket"])}`,
        // The record keeps it to itself.
        allNamed(parameters, "KMSMasterKeyID").map(() => keyOfStack(call, calls)),
      );
    case "ecr:CreateRepository":
      return with_(
        arnIn(place, "ecr", `repository/${String(parameters["repositoryName"])}`),
        isObject(parameters["encryptionConfiguration"])
          ? [parameters["encryptionConfiguration"]["kmsKey"]]
          : [],
      );
    case "ssm:PutParameter":
      return parameters["Type"] === "SecureString"
        ? with_(arnIn(place, "ssm", `parameter/${String(parameters["Name"]).replace(/^\//, "")}`), [
            parameters["KeyId"],
          ])
        : [];
    default:
      return [];
  }
}
