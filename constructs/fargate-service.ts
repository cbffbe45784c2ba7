import { EcsService, type EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import { type ITerraformDependable, Op, TerraformSelf } from "cdktf";
import { Construct } from "constructs";

export interface FargateServiceProps {
  readonly name: string;
  readonly clusterName: string;
  readonly taskDefinitionArn: string;
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
  readonly served?: { readonly name: string; readonly port: number } | undefined;
  /** The target group that the load balancer sends requests to. @default none */
  readonly target?:
    | {
        readonly targetGroupArn: string;
        readonly containerName: string;
        readonly port: number;
        readonly graceSeconds: number;
        /** The listener's rule, which must be there first. */
        readonly rule: ITerraformDependable;
      }
    | undefined;
}

/**
 * A service on Fargate in private subnets. A deployment whose tasks do not become healthy goes back
 * to the revision before, and then the apply fails and says so: Terraform alone would call it a
 * success (https://github.com/hashicorp/terraform-provider-aws/issues/20858).
 */
export class FargateService extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, taskDefinitionArn, target } = props;
    const running = TerraformSelf.getString("task_definition");

    const service = new EcsService(this, "service", {
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
        dependsOn: [target.rule],
      }),
      tags: { Name: name },
      lifecycle: {
        ...(props.scaled && { ignoreChanges: ["desired_count"] }),
        postcondition: [
          {
            condition: Op.eq(running, taskDefinitionArn),
            errorMessage:
              `Service ${name} rolled back: its tasks did not become healthy with ` +
              `${taskDefinitionArn}, and it runs ${running} again. The service's events and the ` +
              "log of the stopped tasks say why.",
          },
        ],
      },
    });
    this.name = service.name;
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
    ...(served && {
      service: [
        {
          portName: served.name,
          discoveryName: served.name,
          clientAlias: { dnsName: served.name, port: served.port },
        },
      ],
    }),
  };
}
