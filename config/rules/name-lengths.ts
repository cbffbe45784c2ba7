import { makeNames, type Names } from "../../lib/names";
import type { Service } from "../services";
import { NAME_SECTIONS, namePath } from "./names";
import { rule, serviceRule } from "./rule";

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

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET: Limit = { what: "bucket name", longest: 63 };

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const EVENT_RULE: Limit = { what: "event rule name", longest: 64 };

/** Parameters have rules of their own (parameters.ts). */
type LimitedName = Exclude<
  { [Name in keyof Names]: Names[Name] extends string ? Name : never }[keyof Names],
  "imageParameter" | "configPath" | "secretPath"
>;

const LIMITS: Readonly<Record<LimitedName, Limit>> = {
  stateBucket: BUCKET,
  stateKeyAlias: KEY_ALIAS,
  keyAlias: KEY_ALIAS,
  executionRole: ROLE,
  executionRolePolicy: POLICY,
  taskRole: ROLE,
  taskRolePolicy: POLICY,
  buildRole: ROLE,
  buildRolePolicy: POLICY,
  flowLogRole: ROLE,
  flowLogRolePolicy: POLICY,
  schedulerRole: ROLE,
  schedulerRolePolicy: POLICY,
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
  cluster: { what: "cluster name", longest: 255 },
  /** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html */
  namespace: { what: "namespace name", longest: 1024 },
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
  loadBalancer: { what: "load balancer name", longest: 32 },
  accessLogBucket: BUCKET,
  /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html */
  scheduleGroup: { what: "schedule group name", longest: 64 },
  /** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  alarmTopic: { what: "topic name", longest: 256 },
  failedTasksRule: EVENT_RULE,
  failingServicesRule: EVENT_RULE,
  failedBuildsRule: EVENT_RULE,
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html */
  dashboard: { what: "dashboard name", longest: 255 },
  logPath: LOG_GROUP,
  flowLogGroup: LOG_GROUP,
  execLogGroup: LOG_GROUP,
  /** The tag `Name`: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
  vpc: { what: "tag value", longest: 256 },
};

// What Object.keys() cannot know: LIMITS has these keys and no others.
const LIMITED_NAMES = Object.keys(LIMITS) as LimitedName[];

/** Nothing is ever cut to fit: a name that is too long is a mistake to correct. */
export const nameLengths = rule(NAME_SECTIONS, (sections) => {
  const names = makeNames(sections);
  return LIMITED_NAMES.flatMap((key) => {
    const { what, longest } = LIMITS[key];
    const name = names[key];
    if (name.length <= longest) return [];
    const message =
      `makes the ${what} "${name}" ${name.length} characters long, AWS takes ` +
      `${longest}: shorten it by ${name.length - longest}`;
    return [{ path: namePath(sections, key), message }];
  });
});

/** Names that are made for each service; its parameter has a limit in the schema. */
type ServiceName = Exclude<
  {
    [Name in keyof Names]: Names[Name] extends (service: string) => string ? Name : never;
  }[keyof Names],
  "network" | "serviceImageParameter"
>;

const SERVICE_LIMITS: Readonly<Record<ServiceName, Limit>> = {
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
  service: { what: "service name", longest: 255 },
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
  releaseFamily: { what: "task definition family", longest: 255 },
  serviceTaskRole: ROLE,
  /** https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
  buildProject: { what: "build project name", longest: 150 },
  /** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  repository: { what: "repository name", longest: 256 },
  buildLogGroup: LOG_GROUP,
  serviceLogGroup: LOG_GROUP,
};

/** Target groups are `<service name>-<hash>`: a hyphen and six characters (constructs/service-target.ts). */
const HASH = "-xxxxxx";

/** Nothing is ever cut to fit: a name that is too long is a mistake to correct. */
export const serviceNameLengths = serviceRule(NAME_SECTIONS, ({ name, service, sections }) => {
  const names = makeNames(sections);
  const all = Object.entries(SERVICE_LIMITS).map(([key, limit]) => ({
    made: names[key as ServiceName](name),
    ...limit,
  }));
  return [...ofKind(service, names.service(name)), ...all]
    .filter(({ made, longest }) => made.length > longest)
    .map(({ made, what, longest }) => ({
      path: [],
      message:
        `makes the ${what} "${made}" ${made.length} characters long, AWS takes ` +
        `${longest}: shorten it (or namePrefix) by ${made.length - longest}`,
    }));
});

function ofKind({ kind }: Service, name: string): readonly (Limit & { readonly made: string })[] {
  switch (kind) {
    case "public":
      /** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
      return [{ made: `${name}${HASH}`, what: "target group name", longest: 32 }];
    case "scheduled":
      /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
      return [{ made: name, what: "schedule name", longest: 64 }];
    default:
      return [];
  }
}
