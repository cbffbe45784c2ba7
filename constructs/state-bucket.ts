import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { adopt } from "./adopt";
import { keepPrivate } from "./private-bucket";

export interface StateBucketProps {
  readonly name: string;
  /** ARN of the bucket. */
  readonly arn: string;
  readonly kmsKeyArn: string;
  /** Days a replaced version of a state is kept. */
  readonly noncurrentVersionDays: number;
  /** Newest replaced versions that are kept whatever their age. */
  readonly noncurrentVersionsKept: number;
}

const ABORT_UPLOAD_AFTER_DAYS = 7;

/**
 * The bucket that holds Terraform's state. It exists before Terraform first runs, so it is adopted
 * by an import block; from then on everything about it is managed here.
 */
export class StateBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);

    const bucket = new S3Bucket(this, "bucket", {
      bucket: props.name,
      forceDestroy: false,
      tags: { Name: props.name },
      lifecycle: { preventDestroy: true },
    });
    adopt(bucket, props.name);

    const bucketName = bucket.bucket;
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: bucketName,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: bucketName,
      rule: [
        {
          bucketKeyEnabled: true,
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: props.kmsKeyArn,
          },
        },
      ],
    });
    keepPrivate(this, { bucketName, arn: props.arn });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: bucketName,
      rule: [
        {
          id: "expire-replaced-states",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [
            {
              noncurrentDays: props.noncurrentVersionDays,
              newerNoncurrentVersions: props.noncurrentVersionsKept,
            },
          ],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_UPLOAD_AFTER_DAYS }],
        },
      ],
      // Rules about replaced versions need versioning to be on.
      dependsOn: [versioning],
    });

    this.name = bucketName;
    this.arn = bucket.arn;
  }
}
