import { Fn, Op } from "cdktf";
import type { Construct } from "constructs";
import type { Service } from "../../config/services";
import { EncryptedLogGroup } from "../../constructs/encrypted-log-group";
import type { ServiceImage } from "../../constructs/service-image";
import { TaskDefinition } from "../../constructs/task-definition";
import type { Arns } from "../../lib/arns";
import type { ContainerDefinition } from "../../lib/container-definitions";
import { ECR_IMAGES, type EcrRepository, imagesOf } from "../../lib/ecr";
import type { Names } from "../../lib/names";

export interface ServiceTaskProps {
  readonly service: string;
  readonly settings: Service;
  readonly names: Names;
  readonly arns: Arns;
  readonly region: string;
  readonly image: ServiceImage;
  readonly kmsKeyArn: string;
  readonly executionRoleArn: string;
  readonly taskRoleArn: string;
  /** What the containers learn when they start, and only then. */
  readonly learned: Readonly<Record<string, string>>;
  /** Repositories of ECR that tasks may pull from. */
  readonly repositories: readonly EcrRepository[];
}

/** A service's task definition and the log group that all of its containers write to. */
export function addServiceTask(scope: Construct, props: ServiceTaskProps): TaskDefinition {
  const { service, settings, names, region } = props;
  const logGroup = new EncryptedLogGroup(scope, "log", {
    name: names.serviceLogGroup(service),
    kmsKeyArn: props.kmsKeyArn,
    retentionDays: settings.logRetentionDays,
  });
  const log = { group: logGroup.name, region };

  return new TaskDefinition(scope, "task", {
    family: names.service(service),
    cpu: settings.cpu,
    memoryMiB: settings.memoryMiB,
    architecture: settings.architecture,
    executionRoleArn: props.executionRoleArn,
    taskRoleArn: props.taskRoleArn,
    containers: [mainContainer(props, log), ...sidecars(settings, log)],
    volumes: Object.keys(settings.writablePaths),
    precondition: {
      condition: Op.or(
        Op.not(Fn.can(Fn.regex(ECR_IMAGES, props.image.uri))),
        Fn.can(Fn.regex(imagesOf(props.repositories), props.image.uri)),
      ),
      errorMessage:
        `The image of ${service}, ${props.image.uri}, is in a repository of ECR that tasks may not pull ` +
        "from: record another, or add the repository's ARN to iam.imageRepositories.",
    },
  });
}

function mainContainer(
  { service, settings, names, arns, image, learned }: ServiceTaskProps,
  log: ContainerDefinition["log"],
): ContainerDefinition {
  const parameterArns = (path: string, keys: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(keys).map(([variable, key]) => [variable, arns.parameter(`${path}/${key}`)]),
    );
  return {
    name: service,
    image: image.uri,
    command: settings.command,
    port: servedPort(service, settings),
    environment: settings.environment,
    secretArns: {
      ...parameterArns(names.configPath, settings.config),
      ...parameterArns(names.secretPath, settings.secrets),
    },
    labels: learned,
    user: settings.user,
    readOnlyRootFilesystem: settings.readOnlyRootFilesystem,
    mountPaths: settings.writablePaths,
    healthCheck: settings.healthCheck,
    openFilesLimit: settings.openFilesLimit,
    stopTimeoutSeconds: settings.stopTimeoutSeconds,
    log,
  };
}

function servedPort(name: string, settings: Service): ContainerDefinition["port"] {
  if (!("port" in settings)) return undefined;
  const protocol = settings.kind === "internal" ? settings.protocol : "http";
  return { name, number: settings.port, protocol };
}

function sidecars(settings: Service, log: ContainerDefinition["log"]): ContainerDefinition[] {
  return Object.entries(settings.sidecars)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { image, cpu, memoryMiB, essential, environment, user }]) => ({
      name,
      image,
      essential,
      cpu,
      memoryMiB,
      environment,
      user,
      readOnlyRootFilesystem: true,
      mountPaths: {},
      log,
    }));
}
