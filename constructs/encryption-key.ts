import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "../lib/policy";

export interface EncryptionKeyProps {
  readonly description: string;
  /** Name of the alias, `alias/` included. */
  readonly alias: string;
  /** ARN of the account's root principal; it makes the account's IAM policies count. */
  readonly accountRootArn: string;
  /** What AWS services may do with the key. @default nothing */
  readonly serviceStatements?: readonly PolicyStatement[];
  /** Days between the order to delete the key and its deletion. @default 30 */
  readonly deletionWindowDays?: number;
  /** Whether a plan that destroys the key fails. @default false */
  readonly preventDestroy?: boolean;
}

/** A customer managed KMS key with yearly rotation, an explicit key policy and an alias. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { serviceStatements = [], deletionWindowDays = 30, preventDestroy = false } = props;

    const key = new KmsKey(this, "key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: deletionWindowDays,
      policy: policyDocument([
        {
          sid: "AccountAdministersKey",
          principals: { AWS: [props.accountRootArn] },
          actions: ["kms:*"],
          resources: ["*"],
        },
        ...serviceStatements,
      ]),
      tags: { Name: props.alias },
      lifecycle: { preventDestroy },
    });
    new KmsAlias(this, "alias", { name: props.alias, targetKeyId: key.keyId });

    this.arn = key.arn;
  }
}
