import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "../lib/policy";
import { adopt } from "./adopt";

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
  /**
   * Whether key and alias exist before Terraform first runs, and are adopted.
   * @default false
   */
  readonly exists?: boolean;
}

/** A customer managed KMS key with yearly rotation, an explicit key policy and an alias. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { serviceStatements = [], deletionWindowDays = 30, preventDestroy = false } = props;
    const { exists = false } = props;

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
    const alias = new KmsAlias(this, "alias", { name: props.alias, targetKeyId: key.keyId });
    if (exists) {
      // AWS chose the key's id; only its alias is known beforehand.
      const existing = new DataAwsKmsAlias(this, "existing", { name: props.alias });
      adopt(key, existing.targetKeyId);
      adopt(alias, props.alias);
    }

    this.arn = key.arn;
  }
}
