import { makeNames, type Names } from "../../../lib/names";
import type { Service } from "../../services";
import { LOG_GROUP, type Limit, ROLE } from "../name-lengths";
import { NAME_SECTIONS } from "../name-path";
import { serviceRule } from "./service-rule";

/** Names that are made for each service; its parameter has a limit in the schema. */
export type ServiceName = Exclude<
  {
    [Name in keyof Names]: Names[Name] extends (service: string) => string ? Name : never;
  }[keyof Names],
  "network" | "serviceImageParameter"
>;

const LIMITS: Readonly<Record<ServiceName, Limit>> = {
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
  service: { what: "service name", longest: 255 },
  serviceTaskRole: ROLE,
  /** https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
  buildProject: { what: "build project name", longest: 150 },
  /** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  repository: { what: "repository name", longest: 256 },
  buildLogGroup: LOG_GROUP,
  serviceLogGroup: LOG_GROUP,
};

/** Target groups are `<service name>-<hash>`: a hyphen and lib/short-hash.ts's six characters. */
const HASH = "-xxxxxx";

/** Nothing is ever cut to fit: a name that is too long is a mistake to correct. */
export const serviceNameLengths = serviceRule(NAME_SECTIONS, ({ name, service, sections }) => {
  const names = makeNames(sections);
  const all = Object.entries(LIMITS).map(([key, limit]) => ({
    made: names[key as ServiceName](name),
    ...limit,
  }));
  return [...ofKind(service, names.service(name)), ...all]
    .filter(({ made, longest }) => made.length > longest)
    .map(({ made, what, longest }) => ({
      path: [],
      message:
        `makes the ${what} "${made}" ${String(made.length)} characters long, AWS takes ` +
        `${String(longest)}: shorten it (or namePrefix) by ${String(made.length - longest)}`,
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
