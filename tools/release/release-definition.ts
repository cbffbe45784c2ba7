import type {
  ContainerDefinition,
  CPUArchitecture,
  RegisterTaskDefinitionCommandInput,
  Tag,
} from "@aws-sdk/client-ecs";
import { blocksOf, isObject, textOf } from "#terraform";
import type { PlannedRelease } from "./planned-release";

/** Name of the one container, and of its group of logs. */
export interface ReleaseDefinition {
  readonly request: RegisterTaskDefinitionCommandInput;
  readonly container: string;
  readonly logGroup: string | undefined;
}

/**
 * A task definition for the release: the planned one with another command, and with the main container alone.
 * Sidecars, ports and health checks are for what goes on running.
 */
export function releaseDefinition(family: string, planned: PlannedRelease): ReleaseDefinition {
  const { service, settings, task } = planned;
  const containers = JSON.parse(String(task["container_definitions"])) as ContainerDefinition[];
  const main = containers.find(({ name }) => name === service);
  if (!main) throw new Error(`the task definition of ${service} has no container of that name`);
  const [platform = {}] = blocksOf(task, "runtime_platform");
  return {
    container: service,
    logGroup: main.logConfiguration?.options?.["awslogs-group"],
    request: {
      family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(settings.cpu ?? task["cpu"]),
      memory: String(settings.memoryMiB ?? task["memory"]),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: textOf(platform["cpu_architecture"]) as CPUArchitecture | undefined,
      },
      executionRoleArn: textOf(task["execution_role_arn"]),
      taskRoleArn: textOf(task["task_role_arn"]),
      volumes: blocksOf(task, "volume").map(({ name }) => ({ name: textOf(name) })),
      containerDefinitions: [
        {
          ...main,
          command: [...settings.command],
          essential: true,
          portMappings: [],
          dependsOn: undefined,
          dockerLabels: undefined,
          healthCheck: undefined,
        },
      ],
      tags: releaseTags(family, planned),
    },
  };
}

/** The service's own, by which the rights to stop a release know it. */
export function releaseTags(family: string, { task }: PlannedRelease): Tag[] {
  const tags = isObject(task["tags_all"]) ? task["tags_all"] : {};
  return Object.entries({ ...tags, Name: family }).map(([key, value]) => ({ key, value }));
}
