import { DataAwsEcsService } from "@cdktf/provider-aws/lib/data-aws-ecs-service";
import { EcsService, type EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import {
  Fn,
  type ITerraformDependable,
  Op,
  propertyAccess,
  type TerraformCount,
  type TerraformResource,
  TerraformSelf,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import {
  type ServedPort,
  type ServedProtocol,
  type ServedTimeouts,
  servedTimeout,
  serviceEndpoint,
} from "../lib/service-endpoint";

export interface FargateServiceProps {
  readonly name: string;
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly taskDefinitionArn: string;
  /** One once there is something to run, else none. */
  readonly count: TerraformCount;
  readonly desiredCount: number;
  /** Whether autoscaling decides on the number of tasks from then on. */
  readonly scaled: boolean;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** Share of tasks on Fargate Spot, 0 to 100. */
  readonly spotPercent: number;
  readonly exec: boolean;
  /** Namespace of Service Connect. */
  readonly namespaceArn: string;
  /** The port that others reach the service at, by Service Connect. @default none */
  readonly served?: Served | undefined;
  /** The target group that the load balancer sends requests to. @default none */
  readonly target?:
    | {
        readonly targetGroupArn: string;
        readonly containerName: string;
        readonly port: number;
        readonly graceSeconds: number;
      }
    | undefined;
  /** Seconds that a container may take to start, as its health checks grant them. */
  readonly startSeconds: number;
  /**
   * What must be there before tasks start, and stay until those before are gone: the listener's rule
   * (without it ECS refuses the target group) and the rules of security groups.
   */
  readonly waysIn: readonly ITerraformDependable[];
}

type Served = ServedPort & ServedTimeouts & { readonly protocol: ServedProtocol };

/** Tasks that have to fail before ECS gives a deployment up, where a few are desired. */
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
const FAILURES = 3;
/** Minutes for what ECS itself does: placing tasks, pulling images, registering targets. */
const PLACING_MINUTES = 10;
/** Minutes for the tasks before to come back after a failure, and for the new ones to be drained. */
const ROLLBACK_MINUTES = 10;

/**
 * A service on Fargate in private subnets. A deployment whose tasks do not become healthy goes back
 * to the revision before, and then the apply fails and says so: Terraform alone would call it a
 * success (https://github.com/hashicorp/terraform-provider-aws/issues/20858).
 */
export class FargateService extends Construct {
  /** The service itself, which is there once there is something to run. */
  readonly resource: TerraformResource;
  /** ARN of the revision that AWS says is deployed; empty while there is no service. */
  readonly runningTaskDefinitionArn: string;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, taskDefinitionArn, target } = props;
    const actual = TerraformSelf.getString("task_definition");
    const startMinutes = Math.ceil(Math.max(props.startSeconds, target?.graceSeconds ?? 0) / 60);
    const createMinutes = PLACING_MINUTES + FAILURES * startMinutes;

    const service = new EcsService(this, "service", {
      count: props.count,
      name,
      cluster: props.clusterName,
      taskDefinition: taskDefinitionArn,
      desiredCount: props.desiredCount,
      capacityProviderStrategy: strategy(props.spotPercent),
      // Otherwise another strategy replaces the service.
      forceNewDeployment: true,
      platformVersion: "LATEST",
      networkConfiguration: {
        subnets: props.subnetIds,
        securityGroups: [props.securityGroupId],
        assignPublicIp: false,
      },
      deploymentController: { type: "ECS" },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      enableExecuteCommand: props.exec,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      waitForSteadyState: true,
      serviceConnectConfiguration: serviceConnect(props),
      ...(target && {
        loadBalancer: [
          {
            targetGroupArn: target.targetGroupArn,
            containerName: target.containerName,
            containerPort: target.port,
          },
        ],
        healthCheckGracePeriodSeconds: target.graceSeconds,
      }),
      dependsOn: [...props.waysIn],
      // Terraform waits for tasks that never start until then: ECS gives up, and says so to nobody.
      timeouts: {
        create: `${createMinutes}m`,
        update: `${createMinutes + ROLLBACK_MINUTES}m`,
      },
      tags: { Name: name },
      lifecycle: {
        ...(props.scaled && { ignoreChanges: ["desired_count"] }),
        postcondition: [
          {
            condition: Op.eq(actual, taskDefinitionArn),
            errorMessage:
              `Service ${name} rolled back: its tasks did not become healthy with ` +
              `${taskDefinitionArn}, and it runs ${actual} again. The service's events and the ` +
              "log of the stopped tasks say why.",
          },
        ],
      },
    });
    this.resource = service;
    // Asked for after the service: the values that a plan foresees are written to the outputs also where
    // the apply fails, and what is read then is foreseen by no plan.
    const running = new DataAwsEcsService(this, "running", {
      count: props.count,
      clusterArn: props.clusterArn,
      serviceName: name,
      dependsOn: [service],
    });
    this.runningTaskDefinitionArn = Token.asString(
      Fn.try([propertyAccess(running.fqn, [0, "task_definition"]), ""]),
    );
  }
}

/** The first task runs on demand, unless all are to be on Spot. */
function strategy(spotPercent: number): NonNullable<EcsServiceConfig["capacityProviderStrategy"]> {
  if (spotPercent === 0) return [{ capacityProvider: "FARGATE", weight: 1, base: 0 }];
  if (spotPercent === 100) return [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }];
  return [
    { capacityProvider: "FARGATE", weight: 100 - spotPercent, base: 1 },
    { capacityProvider: "FARGATE_SPOT", weight: spotPercent, base: 0 },
  ];
}

function serviceConnect({
  namespaceArn,
  served,
}: FargateServiceProps): NonNullable<EcsServiceConfig["serviceConnectConfiguration"]> {
  return {
    enabled: true,
    namespace: namespaceArn,
    ...(served && { service: [servedService(served)] }),
  };
}

function servedService(served: Served) {
  const timeout = servedTimeout(served.protocol, served);
  return {
    ...serviceEndpoint(served),
    ...(Object.keys(timeout).length > 0 && { timeout }),
  };
}
