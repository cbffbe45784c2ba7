import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Construct } from "constructs";
import { keepPrivate } from "./private-bucket";

export interface AccessLogBucketProps {
  readonly name: string;
  /** ARN of the bucket. */
  readonly arn: string;
  /** Account of the load balancers that log here. */
  readonly accountId: string;
  /** Pattern of those load balancers' ARNs. */
  readonly loadBalancerArns: string;
  /** Days that a log is kept. */
  readonly retentionDays: number;
  /** Keeps the bucket, and with it the logs, from being destroyed. @default false */
  readonly preventDestroy?: boolean;
}

const ABORT_UPLOAD_AFTER_DAYS = 7;

/**
 * The bucket that load balancers write their access logs to. It keeps no versions: a log is
 * written once, and an old version would outlive the retention.
 */
export class AccessLogBucket extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const { preventDestroy = false } = props;

    const bucket = new S3Bucket(this, "bucket", {
      bucket: props.name,
      forceDestroy: !preventDestroy,
      tags: { Name: props.name },
      lifecycle: { preventDestroy },
    });
    const bucketName = bucket.bucket;
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: bucketName,
      // S3's own key, because Elastic Load Balancing cannot deliver to a bucket with a customer
      // key: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: bucketName,
      rule: [
        {
          id: "expire-logs",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: props.retentionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_UPLOAD_AFTER_DAYS }],
        },
      ],
    });
    const policy = keepPrivate(this, {
      bucketName,
      arn: props.arn,
      statements: [
        {
          sid: "DeliverAccessLogs",
          // In every region; the account of its own that older regions also know is legacy.
          principals: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
          actions: ["s3:PutObject"],
          resources: [`${props.arn}/AWSLogs/${props.accountId}/*`],
          // The pattern holds the account, so that aws:SourceAccount would add nothing.
          conditions: { ArnLike: { "aws:SourceArn": [props.loadBalancerArns] } },
        },
      ],
    });

    // Through the policy: a load balancer that is to log here tries at once whether it may.
    this.name = policy.bucket;
  }
}
