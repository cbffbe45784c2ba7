import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import { containerDefinitions, type ContainerDefinition } from "../lib/container-definitions";

export interface TaskDefinitionProps {
  readonly family: string;
  /** CPU of the task, in units of 1/1024 of a virtual CPU. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly architecture: "X86_64" | "ARM64";
  readonly executionRoleArn: string;
  readonly taskRoleArn: string;
  /** The main container first. */
  readonly containers: readonly ContainerDefinition[];
  /** Names of volumes that last as long as the task. */
  readonly volumes: readonly string[];
  /** What has to be true of the plan. */
  readonly precondition: { readonly condition: unknown; readonly errorMessage: string };
}

/** What a Fargate task is made of. Each change makes a new revision; the old ones end with it. */
export class TaskDefinition extends Construct {
  readonly arn: string;
  readonly family: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const task = new EcsTaskDefinition(this, "task-definition", {
      family: props.family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(props.cpu),
      memory: String(props.memoryMiB),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: props.architecture,
      },
      executionRoleArn: props.executionRoleArn,
      taskRoleArn: props.taskRoleArn,
      containerDefinitions: containerDefinitions(props.containers),
      volume: props.volumes.toSorted().map((name) => ({ name })),
      tags: { Name: props.family },
      // The revision before goes last: a deployment that fails falls back to it.
      lifecycle: { createBeforeDestroy: true, precondition: [props.precondition] },
    });
    this.arn = task.arn;
    this.family = task.family;
  }
}
