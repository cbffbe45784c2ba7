import { fargateMemory, isFargateSize } from "../../fargate-sizes";
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
