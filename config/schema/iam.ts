import { z } from "zod";
import { ciSchema } from "./ci";
import { bucketName, textLike, wholeNumber } from "./primitives";

export const iamSchema = z.strictObject({
  /**
   * Path of the roles.
   * @default /
   */
  path: textLike(
    /^(?=.{1,512}$)\/([\w+=,.@-]+\/)*$/,
    "start and end the path with a slash, 512 characters at most (for example /learner/)",
  ).default("/"),
  /**
   * ARN of the managed policy that bounds what every role may be granted.
   * @default none
   */
  permissionsBoundaryArn: textLike(
    /^(?=.{20,2048}$)arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/([!-.0-~]+\/)*[\w+=,.@-]{1,128}$/,
    "use the ARN of an IAM managed policy (for example arn:aws:iam::111111111111:policy/boundary)",
  ).optional(),
  /**
   * ARN of the CodeConnections connection that the build may use.
   * @default none
   */
  connectionArn: textLike(
    /^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[\w-]+$/,
    "use the ARN of a CodeConnections connection (for example arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b2c3d)",
  ).optional(),
  /**
   * Bucket that the build reads its source from.
   * @default none
   */
  artifactBucket: bucketName("use the name of an S3 bucket, without s3:// or a path").optional(),
  /**
   * ARNs of repositories of ECR, besides the environment's own, that tasks may pull images from. One of
   * another account has to allow it in its policy as well
   * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html).
   * @default none
   */
  imageRepositories: z
    .array(
      textLike(
        /^(?=.{1,300}$)arn:aws[a-z-]*:ecr:[a-z0-9-]+:\d{12}:repository\/[a-z0-9]+([._/-]+[a-z0-9]+)*$/,
        "use the ARN of a repository of ECR, without wildcards (for example arn:aws:ecr:us-east-1:111111111111:repository/team/agent)",
      ),
      'use a list of ARNs (for example ["arn:aws:ecr:us-east-1:111111111111:repository/team/agent"])',
    )
    .default([]),
  /**
   * Roles for CI (docs/ci-roles.md).
   * @default none
   */
  ci: ciSchema.optional(),
  /**
   * Days between the order to delete the environment's KMS key and its deletion.
   * https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
   * @default 30
   */
  keyDeletionWindowDays: wholeNumber(7, 30, "use 7 to 30 days").default(30),
});
