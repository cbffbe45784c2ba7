import type { ServedProtocol } from "./service-endpoint";

/**
 * Container definitions as ECS stores them: lists sorted, nothing that is not set, and the values
 * that AWS fills in by itself. Otherwise every plan would show a difference that is none
 * (https://github.com/hashicorp/terraform-provider-aws/issues/11526).
 */
export interface ContainerHealthCheck {
  readonly command: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  /** @default true */
  readonly essential?: boolean;
  /** CPU units that are reserved. @default 0 */
  readonly cpu?: number;
  /** Most memory it may use. @default the task's */
  readonly memoryMiB?: number;
  /** @default the image's own */
  readonly command?: readonly string[] | undefined;
  /** Port that it listens on, and the name that Service Connect knows it by. @default none */
  readonly port?:
    | { readonly name: string; readonly number: number; readonly protocol: ServedProtocol }
    | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** ARNs of parameters, by the variable that carries their value. */
  readonly secretArns?: Readonly<Record<string, string>>;
  /** Labels of the container. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default the image's own */
  readonly user?: string;
  readonly readOnlyRootFilesystem: boolean;
  /** Paths that are mounted from volumes, by the volume's name. */
  readonly mountPaths: Readonly<Record<string, string>>;
  readonly healthCheck?: ContainerHealthCheck | undefined;
  readonly openFilesLimit?: number | undefined;
  readonly stopTimeoutSeconds?: number;
  readonly log: { readonly group: string; readonly region: string };
}

const sortedEntries = <T>(record: Readonly<Record<string, T>>) =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

function render(container: ContainerDefinition) {
  const { name, image, essential = true, cpu = 0, memoryMiB, command, port, log } = container;
  const { environment, secretArns = {}, labels = {}, user, healthCheck } = container;
  const { openFilesLimit } = container;
  return {
    name,
    image,
    essential,
    cpu,
    ...(memoryMiB !== undefined && { memory: memoryMiB }),
    ...(command && { command }),
    portMappings: port
      ? [
          {
            name: port.name,
            containerPort: port.number,
            hostPort: port.number,
            protocol: "tcp",
            ...(port.protocol !== "tcp" && { appProtocol: port.protocol }),
          },
        ]
      : [],
    environment: sortedEntries(environment).map(([key, value]) => ({ name: key, value })),
    ...(Object.keys(secretArns).length > 0 && {
      secrets: sortedEntries(secretArns).map(([key, valueFrom]) => ({ name: key, valueFrom })),
    }),
    ...(Object.keys(labels).length > 0 && {
      dockerLabels: Object.fromEntries(sortedEntries(labels)),
    }),
    ...(user !== undefined && { user }),
    readonlyRootFilesystem: container.readOnlyRootFilesystem,
    mountPoints: sortedEntries(container.mountPaths).map(([sourceVolume, containerPath]) => ({
      sourceVolume,
      containerPath,
      readOnly: false,
    })),
    volumesFrom: [],
    systemControls: [],
    ...(openFilesLimit !== undefined && {
      ulimits: [{ name: "nofile", softLimit: openFilesLimit, hardLimit: openFilesLimit }],
    }),
    ...(container.stopTimeoutSeconds !== undefined && {
      stopTimeout: container.stopTimeoutSeconds,
    }),
    ...(healthCheck && {
      healthCheck: {
        command: ["CMD-SHELL", healthCheck.command],
        interval: healthCheck.intervalSeconds,
        timeout: healthCheck.timeoutSeconds,
        retries: healthCheck.retries,
        startPeriod: healthCheck.startPeriodSeconds,
      },
    }),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": log.group,
        "awslogs-region": log.region,
        "awslogs-stream-prefix": name,
      },
    },
  };
}

/** The JSON of a task's containers, the first one first. */
export function containerDefinitions(containers: readonly ContainerDefinition[]): string {
  return JSON.stringify(containers.map(render));
}
