import { iamActionsOf } from "#aws";
import { type Call, nameOfCall } from "./recorded-call";

/** Names of services in policies, where a credential scope has another one. */
const SERVICES: Readonly<Record<string, string>> = {
  monitoring: "cloudwatch",
  tagging: "tag",
};

const S3 =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html";

interface OtherName {
  readonly action: string;
  /** Where that is said. */
  readonly source: string;
}

const inS3 = (actions: Readonly<Record<string, string>>): Record<string, OtherName> =>
  Object.fromEntries(
    Object.entries(actions).map(([operation, action]) => [
      `s3:${operation}`,
      { action: `s3:${action}`, source: S3 },
    ]),
  );

/** Operations whose action has another name. */
const OTHER_NAMES: Readonly<Record<string, OtherName>> = inS3({
  DeleteBucketEncryption: "PutEncryptionConfiguration",
  DeleteBucketLifecycle: "PutLifecycleConfiguration",
  DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
  DeleteBucketTagging: "PutBucketTagging",
  DeleteObjects: "DeleteObject",
  DeletePublicAccessBlock: "PutBucketPublicAccessBlock",
  GetBucketAccelerateConfiguration: "GetAccelerateConfiguration",
  GetBucketEncryption: "GetEncryptionConfiguration",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  GetBucketNotificationConfiguration: "GetBucketNotification",
  GetBucketReplication: "GetReplicationConfiguration",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
  HeadBucket: "ListBucket",
  HeadObject: "GetObject",
  ListObjects: "ListBucket",
  ListObjectsV2: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  PutBucketEncryption: "PutEncryptionConfiguration",
  PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
  PutPublicAccessBlock: "PutBucketPublicAccessBlock",
});

/** AWS answers to it whatever policies say. */
const WITHOUT_RIGHTS: Readonly<Record<string, string>> = {
  "sts:GetCallerIdentity":
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
};

/**
 * The action that a call takes; undefined where it takes none.
 * @throws Error where that is not known
 */
export function actionOf(call: Call): string | undefined {
  const name = nameOfCall(call);
  if (Object.hasOwn(WITHOUT_RIGHTS, name)) return undefined;
  if (isOfVersion(call)) return "s3:DeleteObjectVersion";
  const other = OTHER_NAMES[name];
  if (other) return other.action;
  const service = SERVICES[call.signedAs] ?? call.signedAs;
  const action = iamActionsOf(service)?.[call.operation.toLowerCase()];
  if (!action) {
    throw new Error(
      `${name}: there is no action of this name: say which in tools/calls/actions.ts`,
    );
  }
  return `${service}:${action.name}`;
}

/** Deleting a version takes another action than deleting an object. */
function isOfVersion({ signedAs, operation, parameters }: Call): boolean {
  if (signedAs !== "s3") return false;
  if (operation === "DeleteObject") return parameters["VersionId"] !== undefined;
  return operation === "DeleteObjects" && JSON.stringify(parameters).includes('"VersionId"');
}
