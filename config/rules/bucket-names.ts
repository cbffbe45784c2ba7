import { makeNames } from "../../lib/names";
import { NAME_SECTIONS, namePath } from "./name-path";
import { rule } from "./rule";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/;

/** The part of a bucket's name that S3 keeps to itself, if there is one. */
export function reservedBucketName(name: string): string | undefined {
  return RESERVED.exec(name)?.[0];
}

export const bucketNames = rule(NAME_SECTIONS, (sections) => {
  const { stateBucket } = makeNames(sections);
  const reserved = reservedBucketName(stateBucket);
  if (reserved === undefined) return [];
  const message =
    `makes the bucket name "${stateBucket}", and S3 reserves names with "${reserved}": ` +
    "use another name for the bucket (state.bucket) or another prefix";
  return [{ path: namePath(sections, "stateBucket"), message }];
});
