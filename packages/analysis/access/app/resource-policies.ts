import type { SynthesizedApp } from "#terraform";
import type { ResourcePolicy } from "../decide";
import { evaluablePolicy, unreadablePolicy } from "../evaluable-policy";
import type { Policy } from "../policy";
import { readDocument } from "./read-document";
import { type ResolvedResource, resolvedResources, textOf } from "./resolved-app";
import { checkAllRead } from "./unread-policies";

/** The policy of the resource that a request is about; undefined if it has none in the app. */
export function resourcePolicyFor(
  app: SynthesizedApp,
  service: string,
  arn: string,
): ResourcePolicy | undefined {
  checkAllRead(app, service);
  const known = cache.get(app) ?? new Map<string, ResourcePolicy | undefined>();
  cache.set(app, known);
  const key = `${service} ${arn}`;
  if (!known.has(key)) known.set(key, readPolicy(resolvedResources(app), service, arn));
  return known.get(key);
}

const cache = new WeakMap<SynthesizedApp, Map<string, ResourcePolicy | undefined>>();

function readPolicy(
  resources: readonly ResolvedResource[],
  service: string,
  arn: string,
): ResourcePolicy | undefined {
  switch (service) {
    case "s3":
      return bucketPolicy(resources, arn);
    case "kms":
      return keyPolicy(resources, arn);
    case "sns":
      return attached(resources, arn, "aws_sns_topic", {
        type: "aws_sns_topic_policy",
        by: "arn",
        default: unreadablePolicy(`policy of ${arn}`, "it is AWS's own for topics without one"),
      });
    case "ecr":
      return attached(resources, arn, "aws_ecr_repository", {
        type: "aws_ecr_repository_policy",
        by: "repository",
      });
    case "sts":
      return trustPolicy(resources, arn);
    default:
      return undefined;
  }
}

const find = (resources: readonly ResolvedResource[], type: string, arn: string) =>
  resources.find((one) => one.type === type && one.arn === arn);

/** A resource's own account, or the one of its ARN. */
const accountOf = ({ account, arn }: ResolvedResource): string =>
  account ?? arn.split(":")[4] ?? "";

const policyOf = (resource: ResolvedResource, text: unknown): Policy =>
  readDocument(text, `policy of ${resource.arn}`, "resource");

/** A policy that stands in a resource of its own, or in an attribute of what it is for. */
function attached(
  resources: readonly ResolvedResource[],
  arn: string,
  type: string,
  policy: {
    readonly type: string;
    /** The attribute that says what it is for. */
    readonly by: string;
    /** What holds without one. @default nothing is allowed by it */
    readonly default?: Policy;
  },
): ResourcePolicy | undefined {
  const resource = find(resources, type, arn);
  if (!resource) return undefined;
  const names = [arn, textOf(resource, "name"), textOf(resource, "bucket")];
  const own = resources.find(
    (one) =>
      one.type === policy.type &&
      one.account === resource.account &&
      names.includes(textOf(one, policy.by)),
  );
  const text = own ? own.attributes["policy"] : resource.attributes["policy"];
  const without = policy.default ?? { name: `policy of ${arn}`, statements: [] };
  return {
    policy: text === undefined && !own ? without : policyOf(resource, text),
    kind: "other",
    account: accountOf(resource),
  };
}

/** A bucket's policy is that of its objects, too. */
const bucketPolicy = (resources: readonly ResolvedResource[], arn: string) =>
  attached(resources, arn.split("/")[0] ?? arn, "aws_s3_bucket", {
    type: "aws_s3_bucket_policy",
    by: "bucket",
  });

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const defaultKeyPolicy = (account: string) => ({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" },
});

function keyPolicy(
  resources: readonly ResolvedResource[],
  arn: string,
): ResourcePolicy | undefined {
  // An alias has no policy; its key is asked for as well.
  if (arn === "*" || arn.includes(":alias/")) return undefined;
  const key = find(resources, "aws_kms_key", arn);
  if (!key) {
    const policy = unreadablePolicy(`policy of ${arn}`, "the app has no such key");
    return { policy, kind: "key", account: arn.split(":")[4] ?? "" };
  }
  const account = accountOf(key);
  const id = arn.replace(/\.arn\}$/, "");
  const own = resources.find(
    (one) => one.type === "aws_kms_key_policy" && textOf(one, "key_id")?.startsWith(`${id}.`),
  );
  const text = own ? own.attributes["policy"] : key.attributes["policy"];
  const name = `policy of ${arn}`;
  const policy =
    text === undefined
      ? evaluablePolicy(defaultKeyPolicy(account), { name, kind: "resource" })
      : policyOf(key, text);
  return { policy, kind: "key", account };
}

function trustPolicy(
  resources: readonly ResolvedResource[],
  arn: string,
): ResourcePolicy | undefined {
  const role = find(resources, "aws_iam_role", arn);
  if (!role) return undefined;
  const name = `trust of ${textOf(role, "name") ?? arn}`;
  const policy = readDocument(role.attributes["assume_role_policy"], name, "trust");
  return { policy, kind: "trust", account: accountOf(role) };
}
