import { makeNames } from "../../../lib/names";
import { reservedBucketName } from "../bucket-names";
import { NAME_SECTIONS } from "../name-path";
import { rule } from "../rule";

export const logBucketName = rule(["alb", ...NAME_SECTIONS], (sections) => {
  const { accessLogBucket } = makeNames(sections);
  const reserved = reservedBucketName(accessLogBucket);
  if (!sections.alb || reserved === undefined) return [];
  const message =
    `makes the bucket name "${accessLogBucket}", and S3 reserves names with "${reserved}": ` +
    "use another prefix";
  return [{ path: ["namePrefix"], message }];
});
