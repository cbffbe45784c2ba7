import type { ContextValues } from "#analysis";
import { conditionKeysOfAction } from "#aws";
import { isObject } from "#terraform";
import { arnIn, type Facts } from "./facts";
import { allNamed, lastPart, textOf } from "./parameters";
import type { Call } from "./recorded-call";

type Value = (call: Call, resource: string, facts: Facts) => string | readonly string[] | undefined;

/** What a request has for the condition keys that its action may have; undefined where it has none. */
const KEYS: Readonly<Record<string, Value>> = {
  "ec2:CreateAction": () => undefined,
  "ecs:CreateAction": () => undefined,
  "ecs:cluster": ({ parameters }, _, facts) => {
    const cluster = textOf(parameters, "cluster");
    return cluster === undefined ? undefined : arnIn(facts, "ecs", `cluster/${lastPart(cluster)}`);
  },
  "iam:PermissionsBoundary": ({ parameters }, resource, { roles }) =>
    textOf(parameters, "PermissionsBoundary") ?? roles[lastPart(resource)]?.boundary,
  "kms:ViaService": () => undefined,
  "route53:ChangeResourceRecordSetsRecordTypes": ({ parameters }) => [
    ...new Set(
      allNamed(parameters["ChangeBatch"], "ResourceRecordSet").flatMap((record) =>
        isObject(record) ? (textOf(record, "Type") ?? []) : [],
      ),
    ),
  ],
};

/** Values of condition keys, but for tags. */
export function contextOf(
  call: Call,
  { action, resource }: { readonly action: string; readonly resource: string },
  facts: Facts,
): ContextValues {
  const keys = conditionKeysOfAction(action);
  return {
    ...Object.fromEntries(
      Object.entries(KEYS)
        .filter(([key]) => keys.includes(key))
        .map(([key, value]) => [key, value(call, resource, facts)]),
    ),
    ...aliasesOf(action, resource, facts),
    // The SDKs and Terraform's provider know nothing else.
    "aws:SecureTransport": "true",
  };
}

/** AWS has the aliases of the key that a request is about. */
export const aliasesOf = (action: string, resource: string, { keys }: Facts): ContextValues =>
  action.startsWith("kms:") && resource.includes(":key/")
    ? { "kms:ResourceAliases": keys[lastPart(resource)] ?? [] }
    : {};
