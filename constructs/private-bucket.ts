import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import type { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "../lib/policy";

export interface PrivateBucketProps {
  readonly bucketName: string;
  /** ARN of the bucket. */
  readonly arn: string;
  /** Who may do something with the bucket, besides the account's own roles. @default nobody */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * Keeps a bucket to its account: no ACLs, no public access, no request without TLS.
 * @returns the bucket's policy
 */
export function keepPrivate(scope: Construct, props: PrivateBucketProps): S3BucketPolicy {
  const { bucketName, arn, statements = [] } = props;
  // One after the other: S3 refuses two changes to a bucket's access at once
  // (https://github.com/hashicorp/terraform-provider-aws/issues/7628).
  const ownership = new S3BucketOwnershipControls(scope, "ownership", {
    bucket: bucketName,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const publicAccess = new S3BucketPublicAccessBlock(scope, "public-access", {
    bucket: bucketName,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    dependsOn: [ownership],
  });
  return new S3BucketPolicy(scope, "policy", {
    bucket: bucketName,
    policy: policyDocument([
      ...statements,
      {
        sid: "DenyWithoutTls",
        effect: "Deny",
        principals: "*",
        actions: ["s3:*"],
        resources: [arn, `${arn}/*`],
        conditions: { Bool: { "aws:SecureTransport": ["false"] } },
      },
    ]),
    dependsOn: [publicAccess],
  });
}
