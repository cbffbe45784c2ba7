import type { PolicyStatement } from "../../../lib/policy";
import { stateKey } from "../../../lib/state-key";
import type { CiContext } from "./context";

interface CiStateOptions {
  readonly write: boolean;
  /** Pattern of the stacks whose states are locked, and written; all are read. @default all */
  readonly stacks?: string;
}

/**
 * States and their locks. That the bucket is listed is in what reads it (ReadBuckets).
 * https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-permissions
 */
export function ciStateStatements(
  { ciArns, environment, names }: CiContext,
  { write, stacks = "*" }: CiStateOptions,
): PolicyStatement[] {
  const states = ciArns.stateObjects(stateKey(environment, stacks));
  const locks = `${states}.tflock`;
  return [
    {
      sid: "ReadStates",
      actions: ["s3:GetObject"],
      resources: [ciArns.stateObjects(stateKey(environment, "*")), locks],
    },
    {
      sid: "LockStates",
      actions: ["s3:PutObject", "s3:DeleteObject"],
      resources: [locks],
    },
    ...(write ? [{ sid: "WriteStates", actions: ["s3:PutObject"], resources: [states] }] : []),
    {
      // The state stack makes this key and iam reads no other stack: its alias says which it is.
      sid: "StateKey",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [ciArns.keys],
      conditions: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [names.stateKeyAlias] },
        StringEquals: { "kms:ViaService": [`s3.${environment.region}.amazonaws.com`] },
      },
    },
  ];
}
