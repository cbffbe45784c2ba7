import { policyDocument } from "../../../lib/policy";
import { fargateMemory, isFargateSize } from "../../fargate-sizes";
import { partitionOf } from "../../regions";
import { unknownRegion } from "../regions";
import { rule, serviceRule } from "../rule";

/** Fargate sells CPU and memory in pairs. */
export const taskSize = serviceRule([], ({ service: { cpu, memoryMiB } }) => {
  if (isFargateSize(cpu, memoryMiB)) return [];
  const message = `is no memory that Fargate gives cpu ${cpu}: use ${fargateMemory(cpu)}`;
  return [{ path: ["memoryMiB"], value: memoryMiB, message }];
});

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
export const execRootFilesystem = serviceRule([], ({ service }) =>
  service.exec && service.readOnlyRootFilesystem
    ? [
        {
          path: ["readOnlyRootFilesystem"],
          value: true,
          message:
            "keeps ECS Exec from working, whose agent writes to the root file system: " +
            "use false, or leave exec out",
        },
      ]
    : [],
);

/** `ecs.exec` is what grants it to tasks, and what adds its endpoint where there is no NAT. */
export const execCluster = serviceRule(["ecs"], ({ service, sections }) =>
  service.exec && !sections.ecs.exec
    ? [
        {
          path: ["exec"],
          value: true,
          message: "needs ECS Exec in the environment: set ecs.exec to true, or leave exec out",
        },
      ]
    : [],
);

/** Whoever may change roles, or hand one to something else, may do everything. */
export const statementActions = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions }, statement) =>
    actions.flatMap((value, index) => {
      if (!value.startsWith("iam:")) return [];
      const message =
        "lets containers change or hand out roles, and all roles belong to the iam stack: leave it out";
      return [{ path: ["statements", statement, "actions", index], value, message }];
    }),
  ),
);

export const statementResources = serviceRule(["region"], ({ service, sections }) => {
  const wanted = partitionOf(sections.region);
  return service.statements.flatMap(({ resources }, statement) =>
    resources.flatMap((value, index) => {
      const path = ["statements", statement, "resources", index];
      const [, partition, , region = ""] = value.split(":");
      if (partition !== wanted) {
        const message = `is in another partition than the environment: use an ARN that starts with arn:${wanted}:`;
        return [{ path, value, message }];
      }
      return region === "" ? [] : unknownRegion(path, value, wanted, region);
    }),
  );
});

/**
 * AWS takes 10,240 characters for a role's inline policies; what every task role has besides needs
 * up to 2,000 of them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 8_000;

export const statementsSize = serviceRule([], ({ service: { statements } }) => {
  const { length } = policyDocument(statements.map((rest) => ({ sid: "Statement00", ...rest })));
  if (length <= MOST_CHARACTERS) return [];
  const message =
    `make a policy of ${length} characters: use ${MOST_CHARACTERS} at most ` +
    "(* in a resource stands for many names)";
  return [{ path: ["statements"], message }];
});

/**
 * The scheduler's role names each task's definition and role in one policy. With the longest names
 * a task takes 180 characters there, and AWS takes 10,240 for a role's inline policies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_SCHEDULED_TASKS = 50;

export const scheduledTaskCount = rule(["services"], ({ services }) => {
  const count = Object.values(services).filter(({ kind }) => kind === "scheduled").length;
  if (count <= MOST_SCHEDULED_TASKS) return [];
  const message =
    `has ${count} scheduled tasks: use ${MOST_SCHEDULED_TASKS} at most, ` +
    "the policy of the scheduler's role takes no more";
  return [{ path: ["services"], message }];
});

/** A service's strategy may name only capacity providers that the cluster has. */
export const spotProviders = serviceRule(["ecs"], ({ service, sections }) => {
  if (service.kind === "scheduled") return [];
  const { spotPercent: value } = service;
  const needed = [
    ...(value < 100 ? (["FARGATE"] as const) : []),
    ...(value > 0 ? (["FARGATE_SPOT"] as const) : []),
  ];
  const missing = needed.filter((provider) => !sections.ecs.capacityProviders.includes(provider));
  if (missing.length === 0) return [];
  const other = missing.includes("FARGATE") ? "use 100" : "use 0";
  const message =
    `needs ${missing.join(" and ")}, which the cluster does not have: ` +
    `add it to ecs.capacityProviders, or ${other}`;
  return [{ path: ["spotPercent"], value, message }];
});

/** AWS may take every task on Spot away at once, with two minutes' notice. */
export const spotProduction = serviceRule(["deletionProtection"], ({ service, sections }) => {
  if (service.kind === "scheduled" || service.spotPercent < 100) return [];
  if (!sections.deletionProtection) return [];
  const message =
    "leaves nothing running when AWS takes Spot capacity back, and deletionProtection says that " +
    "this is production: use 99 or less, so that the first task is not on Spot";
  return [{ path: ["spotPercent"], value: service.spotPercent, message }];
});
