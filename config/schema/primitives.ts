import { z } from "zod";
import { REGIONS } from "../regions";

/**
 * Building blocks of the schema. Each takes a remedy: what is allowed and what to do. Path, value
 * and what is wrong are added when a problem is reported (config/explain-issue.ts).
 */

export const textLike = (pattern: RegExp, remedy: string) =>
  z.string(remedy).regex(pattern, remedy);

export const textOfLength = (minimum: number, maximum: number, remedy: string) =>
  z.string(remedy).min(minimum, remedy).max(maximum, remedy);

export const wholeNumber = (minimum: number, maximum: number, remedy: string) =>
  z.int(remedy).min(minimum, remedy).max(maximum, remedy);

export const yesOrNo = z.boolean("use true or false");

/** The 12 digits of an account. */
export const accountId = textLike(
  /^\d{12}$/,
  "use the 12 digits of the AWS account in quotes, leading zeros included",
);

export const regionName = z.enum(
  REGIONS,
  `use a region that config/regions.ts lists: ${REGIONS.join(", ")}`,
);

/** Lower-case words joined by single hyphens, for parts of names and construct ids. */
export const kebabCase = (maxLength: number) => {
  const remedy =
    `use 1 to ${maxLength} lower-case letters, digits and single hyphens, ` +
    "starting with a letter (for example learner-eu)";
  return textLike(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, remedy).max(maxLength, remedy);
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

const RETENTION_REMEDY = `use a retention that CloudWatch Logs offers, in days: ${RETENTION_DAYS.join(", ")}`;

/** Days that CloudWatch Logs keeps log events. */
export const retentionDays = z
  .number(RETENTION_REMEDY)
  .refine((days) => RETENTION_DAYS.includes(days), RETENTION_REMEDY);

export const cidrBlock = z.cidrv4("use an IPv4 block in CIDR notation (for example 10.0.0.0/16)");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = (remedy: string) =>
  textLike(/^(?=.{3,63}$)(?!(\d{1,3}\.){3}\d{1,3}$)[a-z0-9-]+(\.[a-z0-9-]+)*$/, remedy).regex(
    /^[a-z0-9].*[a-z0-9]$/,
    remedy,
  );

/** Limits and characters: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const tagValue = textLike(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  "use at most 256 letters, digits, spaces and _ . : / = + - @",
);

/** AWS keeps keys that start with `aws:` to itself. */
export const tagKey = textLike(
  /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu,
  "use 1 to 128 letters, digits, spaces and _ . : / = + - @, not starting with aws: (AWS reserves it)",
);
