import { makeNames, type Names } from "../../lib/names";
import { rule, type Sections } from "./rule";

/** The sections that names are made from. */
export const NAME_SECTIONS = ["namePrefix", "accountId", "region", "names", "state"] as const;

export type NameSections = Pick<Sections, (typeof NAME_SECTIONS)[number]>;

/** The setting that a name comes from: its own if there is one, or else the prefix. */
export function namePath(sections: NameSections, name: keyof Names): readonly string[] {
  if (!isOverridden(sections, name)) return ["namePrefix"];
  return name === "stateBucket" ? ["state", "bucket"] : ["names", name];
}

export function isOverridden({ names, state }: NameSections, name: keyof Names): boolean {
  if (name === "stateBucket") return state.bucket !== undefined;
  return Object.entries(names).some(([key, value]) => key === name && value !== undefined);
}

/** The roles of an environment, by their keys in lib/names.ts; services may have more. */
export const ROLE_NAMES = [
  "executionRole",
  "taskRole",
  "buildRole",
  "flowLogRole",
  "schedulerRole",
] as const;

/** IAM does not tell role names apart by case. */
export const roleNamesDistinct = rule(NAME_SECTIONS, (sections) => {
  const names = makeNames(sections);
  return ROLE_NAMES.flatMap((later, index) =>
    ROLE_NAMES.slice(0, index)
      .filter((earlier) => names[earlier].toLowerCase() === names[later].toLowerCase())
      .map((earlier) => {
        // The later one may be made from the prefix: then the name to change is the earlier one.
        const [at, other] =
          namePath(sections, later)[0] === "names" ? [later, earlier] : [earlier, later];
        const message = `is the name of the ${other} too: use a name of its own for each role`;
        return { path: namePath(sections, at), value: names[at], message };
      }),
  );
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$/;

/** The part of a bucket's name that S3 keeps to itself, if there is one. */
function reservedBucketName(name: string): string | undefined {
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

export const logBucketName = rule(["alb", ...NAME_SECTIONS], (sections) => {
  const { accessLogBucket } = makeNames(sections);
  const reserved = reservedBucketName(accessLogBucket);
  if (!sections.alb || reserved === undefined) return [];
  const message =
    `makes the bucket name "${accessLogBucket}", and S3 reserves names with "${reserved}": ` +
    "use another prefix";
  return [{ path: ["namePrefix"], message }];
});
