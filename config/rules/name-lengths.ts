import { makeNames, type Names } from "../../lib/names";
import { NAME_SECTIONS, namePath } from "./name-path";
import { rule } from "./rule";

interface Limit {
  readonly what: string;
  readonly longest: number;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLE: Limit = { what: "role name", longest: 64 };
const POLICY: Limit = { what: "policy name", longest: 128 };
/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
const KEY_ALIAS: Limit = { what: "key alias", longest: 256 };
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const LOG_GROUP: Limit = { what: "log group name", longest: 512 };

/** Parameters have rules of their own (parameter-lengths.ts, parameter-levels.ts). */
type LimitedName = Exclude<
  { [Name in keyof Names]: Names[Name] extends string ? Name : never }[keyof Names],
  "imageParameter" | "configPath" | "secretPath"
>;

const LIMITS: readonly (readonly [LimitedName, Limit])[] = [
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  ["stateBucket", { what: "bucket name", longest: 63 }],
  ["stateKeyAlias", KEY_ALIAS],
  ["keyAlias", KEY_ALIAS],
  ["executionRole", ROLE],
  ["executionRolePolicy", POLICY],
  ["taskRole", ROLE],
  ["taskRolePolicy", POLICY],
  ["buildRole", ROLE],
  ["buildRolePolicy", POLICY],
  ["flowLogRole", ROLE],
  ["flowLogRolePolicy", POLICY],
  /** https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
  ["buildProject", { what: "build project name", longest: 150 }],
  /** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  ["repositoryPath", { what: "repository name", longest: 256 }],
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
  ["cluster", { what: "cluster name", longest: 255 }],
  /** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html */
  ["namespace", { what: "namespace name", longest: 1024 }],
  ["logPath", LOG_GROUP],
  ["flowLogGroup", LOG_GROUP],
  ["execLogGroup", LOG_GROUP],
  ["buildLogGroup", LOG_GROUP],
  ["serviceLogPath", LOG_GROUP],
  /** The tag `Name`: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
  ["vpc", { what: "tag value", longest: 256 }],
];

/** Nothing is ever cut to fit: a name that is too long is a mistake to correct. */
export const nameLengths = rule(NAME_SECTIONS, (sections) => {
  const names = makeNames(sections);
  return LIMITS.flatMap(([key, { what, longest }]) => {
    const name = names[key];
    if (name.length <= longest) return [];
    const message =
      `makes the ${what} "${name}" ${String(name.length)} characters long, AWS takes ` +
      `${String(longest)}: shorten it by ${String(name.length - longest)}`;
    return [{ path: namePath(sections, key), message }];
  });
});
