import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciRoleArns } from "./resources";

/** Roles, CI's own included, and keys: the stacks iam and state. */
export function ciReadIamStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, duties, environment, kmsKeyArn, names, trust } = context;
  const { path } = environment.iam;
  const keyReads = ["DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListResourceTags"].map(
    (action) => `kms:${action}`,
  );
  return [
    {
      sid: "ReadRoles",
      actions: [
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
      ],
      resources: [
        ...ciRoleArns(context),
        ...duties.map((duty) => arns.role(path, names.ciRole(duty))),
      ],
    },
    {
      sid: "ReadCi",
      actions: [
        "iam:GetOpenIDConnectProvider",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:ListPolicyVersions",
      ],
      resources: [
        ciArns.oidcProvider(trust.issuer),
        ...duties.map((duty) => ciArns.ciPolicies(duty, path)),
      ],
    },
    { sid: "ReadKey", actions: keyReads, resources: [kmsKeyArn] },
    ciReadStateKey(context, keyReads),
  ];
}

/** The state stack makes this key and iam reads no other stack: its alias says which it is. */
export function ciReadStateKey(
  { ciArns, names }: CiContext,
  actions: readonly string[],
): PolicyStatement {
  return {
    sid: "ReadStateKey",
    actions,
    resources: [ciArns.keys],
    conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [names.stateKeyAlias] } },
  };
}
