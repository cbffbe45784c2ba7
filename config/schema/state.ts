import { z } from "zod";
import { textLike, wholeNumber } from "./primitives";

export const stateSchema = z.strictObject({
  /**
   * Name of the bucket.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   * @default `<namePrefix>-state-<accountId>-<region>`
   */
  bucket: textLike(
    /^(?=.{3,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/,
    "use an S3 bucket name of 3 to 63 lower-case letters, digits and hyphens",
  ).optional(),
  /**
   * Days a replaced version of a state is kept.
   * @default 90
   */
  noncurrentVersionDays: wholeNumber(1, 3650, "use 1 to 3650 days").default(90),
  /**
   * Newest replaced versions of a state that are kept whatever their age.
   * https://docs.aws.amazon.com/AmazonS3/latest/API/API_NoncurrentVersionExpiration.html
   * @default 20
   */
  noncurrentVersionsKept: wholeNumber(1, 100, "use 1 to 100").default(20),
});
