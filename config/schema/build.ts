import { z } from "zod";
import {
  accountId,
  kebabCase,
  regionName,
  retentionDays,
  textLike,
  textOfLength,
  wholeNumber,
} from "./primitives";

const PROVIDERS = ["GITHUB", "GITLAB", "BITBUCKET"] as const;

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html */
const COMPUTE_TYPES = [
  "BUILD_GENERAL1_SMALL",
  "BUILD_GENERAL1_MEDIUM",
  "BUILD_GENERAL1_LARGE",
] as const;

/** A repository, reached through the connection that `iam.connectionArn` names. */
const connectionSource = z.strictObject({
  type: z.literal("connection"),
  /**
   * Where the repository is.
   * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html
   * @default GITHUB
   */
  provider: z.enum(PROVIDERS, `use one of ${PROVIDERS.join(", ")}`).default("GITHUB"),
  /** Address of the repository. */
  repositoryUrl: textLike(
    /^https:\/\/[^\s@]+$/,
    "use the repository's HTTPS address without user or password (for example https://github.com/example/shop.git)",
  ),
  /**
   * Branch, tag or commit that is built.
   * @default main
   */
  version: textOfLength(
    1,
    255,
    "use a branch, a tag or a commit, at most 255 characters (for example main)",
  ).default("main"),
});

/** A ZIP archive in the bucket that `iam.artifactBucket` names. */
const s3Source = z.strictObject({
  type: z.literal("s3"),
  /**
   * Key of the archive.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
   */
  key: textLike(
    /^[^/].{0,1023}$/,
    "use the key of a ZIP archive, without the bucket and without a slash first (for example shop/source.zip)",
  ),
});

/** The repositories of an environment, by what their addresses are made from. */
const promotionSource = z.strictObject({
  /** The account that the other environment is in. */
  accountId,
  /**
   * The region that it is in.
   * @default the environment's region
   */
  region: regionName.optional(),
  /** Its `namePrefix`, which its repositories' names begin with. */
  namePrefix: kebabCase(20),
});

export const buildSchema = z.strictObject({
  /**
   * Where the source is. Without one there are repositories and no build projects.
   * @default none
   */
  source: z.discriminatedUnion("type", [connectionSource, s3Source]).optional(),
  /**
   * Newest images that each repository keeps.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
   * @default 20
   */
  imagesKept: wholeNumber(1, 1000, "use 1 to 1000").default(20),
  /**
   * Newest images that were deployed, which each repository keeps besides, however many were built since:
   * what runs, and what a rollback needs (docs/how-to/roll-out-an-image.md).
   * @default 20
   */
  deployedImagesKept: wholeNumber(2, 1000, "use 2 to 1000").default(20),
  /**
   * Days that an image without a tag is kept.
   * @default 1
   */
  untaggedImageDays: wholeNumber(1, 365, "use 1 to 365").default(1),
  /**
   * Size of the machine that builds.
   * @default BUILD_GENERAL1_SMALL
   */
  computeType: z
    .enum(COMPUTE_TYPES, `use one of ${COMPUTE_TYPES.join(", ")}`)
    .default("BUILD_GENERAL1_SMALL"),
  /**
   * Minutes after which a build is given up.
   * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
   * @default 30
   */
  timeoutMinutes: wholeNumber(5, 480, "use 5 to 480").default(30),
  /**
   * Days that build logs are kept.
   * @default 30
   */
  logRetentionDays: retentionDays.default(30),
  /**
   * The environment whose images tasks may pull besides, so that what was tried there runs here by the same
   * digest. In another account, it has to name this one's execution role in its `build.promotedTo`.
   * @default none
   */
  promoteFrom: promotionSource.optional(),
  /**
   * ARNs of the execution roles, in other accounts, of environments that pull this one's images
   * (`build.promoteFrom`): the policies of the repositories allow exactly these.
   * @default none
   */
  promotedTo: z
    .array(
      textLike(
        /^(?=.{20,600}$)arn:aws[a-z-]*:iam::\d{12}:role\/([!-.0-~]+\/)*[\w+=,.@-]{1,64}$/,
        "use the ARN of a role, without wildcards (for example arn:aws:iam::111111111111:role/learner-prod-ecs-task-exc-role)",
      ),
      'use a list of ARNs (for example ["arn:aws:iam::111111111111:role/learner-prod-ecs-task-exc-role"])',
    )
    .default([]),
});
